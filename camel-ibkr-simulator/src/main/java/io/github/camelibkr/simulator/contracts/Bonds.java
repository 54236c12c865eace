package io.github.camelibkr.simulator.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The bonds that the simulated market knows. */
public final class Bonds {

    private static final Bond.Issuer TREASURY =
            new Bond.Issuer("e1359061", "United States Treasury", 4, "Government Fixed Income");
    private static final Bond.Issuer IBM =
            new Bond.Issuer("e1400789", "International Business Machines Corp", 5, "Corporate Fixed Income");
    private static final Bond.Issuer NESTLE = new Bond.Issuer("e1400715", "Nestle SA", 5, "Corporate Fixed Income");

    private static final List<Bond> ALL = List.of(
            new Bond(
                    Kinds.bond(930_000_031, "US-T", "UNITED STATES TREASURY", "USD", "98.406"),
                    TREASURY,
                    "US-T",
                    "91282CAA1",
                    "4.25",
                    LocalDate.of(2024, 11, 15),
                    LocalDate.of(2034, 11, 15)),
            new Bond(
                    Kinds.bond(930_000_034, "US-T", "UNITED STATES TREASURY", "USD", "100.125"),
                    TREASURY,
                    "US-T",
                    "91282CAB9",
                    "4.5",
                    LocalDate.of(2022, 5, 15),
                    LocalDate.of(2037, 5, 15)),
            new Bond(
                    Kinds.bond(930_000_032, "IBM", "INTL BUSINESS MACHINES CORP", "USD", "101.250"),
                    IBM,
                    "IBM",
                    "459200AA5",
                    "5.1",
                    LocalDate.of(2025, 2, 6),
                    LocalDate.of(2035, 2, 6)),
            new Bond(
                    Kinds.bond(930_000_033, "NESN", "NESTLE SA", "CHF", "99.700"),
                    NESTLE,
                    "NESN",
                    "",
                    "1.375",
                    LocalDate.of(2023, 6, 30),
                    LocalDate.of(2033, 6, 30)));

    private Bonds() {}

    static List<Bond> all() {
        return ALL;
    }

    /** The bonds of an issuer. */
    static List<Bond> of(String issuerId) {
        return ALL.stream().filter(bond -> bond.issuer().id().equals(issuerId)).toList();
    }

    /** The issuers whose bonds a search finds. */
    static List<Bond.Issuer> issuers(String family) {
        return ALL.stream()
                .filter(bond -> bond.family().equalsIgnoreCase(family))
                .map(Bond::issuer)
                .distinct()
                .toList();
    }

    /** What a contract has as a bond; empty for other contracts. */
    static Optional<Bond> find(long conid) {
        return ALL.stream().filter(bond -> bond.contract().conid() == conid).findFirst();
    }
}
