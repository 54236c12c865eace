package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.Decimals;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the options that limit orders. Null, or blank, is no limit; what is neither that nor a limit is refused. */
public final class LimitText {

    /** So many items of a list are shown. */
    private static final int SHOWN = 20;

    private LimitText() {}

    /**
     * A number above 0.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static BigDecimal amount(String option, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text.strip());
            if (amount.signum() > 0 && Decimals.inRange(amount)) {
                return amount;
            }
        } catch (NumberFormatException notANumber) {
            // as below
        }
        throw new IllegalArgumentException(
                option + " must be a number above 0, such as 100 or 2.5, not '" + text + "'");
    }

    /**
     * A whole number, 1 or more.
     *
     * @throws IllegalArgumentException if it is less
     */
    public static Integer count(String option, Integer number) {
        if (number != null && number < 1) {
            throw new IllegalArgumentException(option + " must be 1 or more, not " + number
                    + "; to send no orders at all, set tradingMode=readOnly or call ibkr:control/halt");
        }
        return number;
    }

    /**
     * Items with commas between them.
     *
     * @param pattern what each must look like
     * @param example what an error shows
     * @throws IllegalArgumentException if one does not, or there is none although there is text
     */
    public static <T extends Comparable<T>> Set<T> items(
            String option, String text, String pattern, String example, Function<String, T> reading) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Set<T> items = new TreeSet<>();
        for (String item : text.split(",", -1)) {
            if (!item.strip().matches(pattern)) {
                throw new IllegalArgumentException(
                        option + " must be such as " + example + ", not '" + text.strip() + "'");
            }
            items.add(reading.apply(item.strip()));
        }
        return Set.copyOf(items);
    }

    /** Items, sorted, for people; of many, the first. */
    static String list(Collection<? extends Comparable<?>> items) {
        if (items.isEmpty()) {
            return "empty";
        }
        String first = items.stream().sorted().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return items.size() <= SHOWN ? first : first + " and " + (items.size() - SHOWN) + " more";
    }
}
