package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads combinations: {@code spreadConid;;;conid/ratio,conid/ratio}. The spread conid stands for a currency. */
final class Combination {

    private static final String SEPARATOR = ";;;";
    private static final Map<Long, String> CURRENCIES = Map.ofEntries(
            Map.entry(28812380L, "USD"),
            Map.entry(58666491L, "GBP"),
            Map.entry(61227077L, "AUD"),
            Map.entry(61227082L, "CAD"),
            Map.entry(61227087L, "CHF"),
            Map.entry(61227072L, "HKD"),
            Map.entry(61227069L, "JPY"),
            Map.entry(136000441L, "CNH"),
            Map.entry(136000444L, "INR"),
            Map.entry(136000424L, "KRW"),
            Map.entry(136000449L, "MXN"),
            Map.entry(136000429L, "SEK"),
            Map.entry(426116555L, "SGD"));

    private Combination() {}

    static boolean isNamedBy(String conidex) {
        return conidex.contains(SEPARATOR);
    }

    static boolean isUsFuture(Contract contract) {
        return contract.isUs()
                && (contract.secType().equals("FUT") || contract.secType().equals("FOP"));
    }

    /** The legs in the order they are named. */
    static List<Leg> legs(String conidex, ContractBook contracts) {
        String[] parts = conidex.split(SEPARATOR, 2);
        List<Leg> legs = new ArrayList<>();
        for (String leg : parts[1].split(",")) {
            legs.add(leg(leg.strip(), contracts));
        }
        if (legs.size() < 2) {
            throw malformed(conidex);
        }
        String currency = legs.get(0).contract().currency();
        boolean mixed = legs.stream().anyMatch(leg -> !leg.contract().currency().equals(currency));
        if (mixed || !currency.equals(CURRENCIES.get(spreadConid(conidex)))) {
            throw Refusal.badRequest("spread conid and legs must have the same currency: " + conidex);
        }
        return legs;
    }

    private static Leg leg(String text, ContractBook contracts) {
        String[] parts = text.split("/");
        try {
            int ratio = Integer.parseInt(parts[1].strip());
            long conid = Long.parseLong(parts[0].strip());
            if (ratio == 0 || parts.length != 2) {
                throw malformed(text);
            }
            return new Leg(
                    contracts.find(conid).orElseThrow(() -> Refusal.badRequest("unknown contract " + conid)), ratio);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
            throw malformed(text);
        }
    }

    /** The contract that stands for the legs: in their units, on no exchange of its own. */
    static Contract contract(String conidex, List<Leg> legs) {
        Contract first = legs.get(0).contract();
        boolean alike = common(legs, Contract::multiplier);
        return new Contract(
                spreadConid(conidex),
                first.symbol(),
                first.companyName(),
                "BAG",
                "",
                first.currency(),
                "SMART",
                "SMART",
                "",
                common(legs, Contract::tick) ? first.tick() : new BigDecimal("0.01"),
                BigDecimal.ZERO,
                1,
                alike ? first.multiplier() : BigDecimal.ONE,
                null);
    }

    private static boolean common(List<Leg> legs, Function<Contract, BigDecimal> property) {
        BigDecimal first = property.apply(legs.get(0).contract());
        return legs.stream().allMatch(leg -> property.apply(leg.contract()).compareTo(first) == 0);
    }

    private static long spreadConid(String conidex) {
        try {
            return Long.parseLong(conidex.replaceFirst("[@;].*", "").strip());
        } catch (NumberFormatException wrong) {
            throw malformed(conidex);
        }
    }

    private static Refusal malformed(String text) {
        return Refusal.badRequest("conidex is not valid: " + text);
    }
}
