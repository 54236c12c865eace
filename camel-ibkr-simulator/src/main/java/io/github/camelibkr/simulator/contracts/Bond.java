package io.github.camelibkr.simulator.contracts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a bond has beyond its contract.
 *
 * @param family what a search finds it by: the kind of bond or the issuer's symbol
 * @param coupon interest in per cent
 */
public record Bond(
        Contract contract,
        Issuer issuer,
        String family,
        String cusip,
        String coupon,
        LocalDate issued,
        LocalDate matures) {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMMdd''yy", Locale.ENGLISH);

    /**
     * Who owes the money.
     *
     * @param bondType IBKR's number of this kind of bonds
     * @param kind words for this kind of bonds
     */
    public record Issuer(String id, String name, int bondType, String kind) {}

    /** The day it is paid back, {@code 20341115}. */
    public String maturityDate() {
        return matures.toString().replace("-", "");
    }

    /** What tells it from the issuer's other bonds. */
    public String description() {
        return coupon + "% " + SHORT.format(matures);
    }
}
