package io.github.camelibkr.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as IBKR writes them: text or JSON number, with thousands commas, suffixes K, M, B and T, a plus sign, a
 * per-cent sign, or a one-letter prefix (quirks 83, 84, 85, 88).
 */
public final class Decimals {

    /** More digits than any price, size or sum of money has. */
    private static final int MAX_PRECISION = 38;

    private static final int MAX_SCALE = 32;
    private static final int SMALLEST_EXPONENT = -400;

    /** So many digits fit into a long. */
    private static final int MOST_PLAIN = 18;

    private Decimals() {}

    /**
     * Parses an undecorated or decorated number.
     *
     * @param text may be null
     * @return null where there is no number: null, empty, {@code N/A}, {@code NA}, {@code None}, {@code -}, or what is
     *     not a number at all or out of every sensible range
     */
    public static BigDecimal parse(String text) {
        if (text == null) {
            return null;
        }
        BigDecimal plain = plain(text);
        return plain == null ? decorated(text) : plain;
    }

    /** Nearly all there are: digits, with a point among them or not. Null if there is anything else. */
    private static BigDecimal plain(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_PLAIN) {
            return null;
        }
        long digits = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
            } else if (c == '.' && point < 0 && i > 0 && i < length - 1) {
                point = i;
            } else {
                return null;
            }
        }
        return BigDecimal.valueOf(digits, point < 0 ? 0 : length - 1 - point);
    }

    private static BigDecimal decorated(String text) {
        String number = text.strip();
        int end = number.length();
        if (end > 64) {
            return null;
        }
        int start = 0;
        if (end > 1 && (number.charAt(0) == 'C' || number.charAt(0) == 'H')) {
            start = 1;
        }
        if (end > start && number.charAt(end - 1) == '%') {
            end--;
        }
        int exponent = end > start ? exponentOf(number.charAt(end - 1)) : 0;
        if (exponent != 0) {
            end--;
        }
        String digits = number.substring(start, end).replace(",", "").strip();
        if (digits.isEmpty() || !looksLikeANumber(digits)) {
            return null;
        }
        try {
            BigDecimal value = carried(new BigDecimal(digits));
            return value == null ? null : carried(value.scaleByPowerOfTen(exponent));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Whether a value can be carried: at most 38 digits and 32 decimals, written without an exponent. */
    public static boolean inRange(BigDecimal value) {
        long digits = (long) value.precision() - Math.min(value.scale(), 0);
        return digits <= MAX_PRECISION && value.scale() <= MAX_SCALE;
    }

    /**
     * The value as it is carried: without an exponent, so that what is read back from JSON equals what was written.
     * Decimals beyond the 32nd, such as computing with doubles leaves, are rounded away.
     *
     * @return null if it is out of range
     */
    static BigDecimal carried(BigDecimal exact) {
        BigDecimal value = exact.scale() > MAX_SCALE ? rounded(exact) : exact;
        if (!inRange(value)) {
            return null;
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** What is smaller than any double is out of range; to divide by such a power of ten could take for ever. */
    private static BigDecimal rounded(BigDecimal value) {
        if ((long) value.precision() - value.scale() < SMALLEST_EXPONENT) {
            return value;
        }
        BigDecimal rounded = value.setScale(MAX_SCALE, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
    }

    private static boolean looksLikeANumber(String digits) {
        char first = digits.charAt(0);
        return Character.isDigit(first) || ((first == '-' || first == '+' || first == '.') && digits.length() > 1);
    }

    private static int exponentOf(char suffix) {
        return switch (suffix) {
            case 'K' -> 3;
            case 'M' -> 6;
            case 'B' -> 9;
            case 'T' -> 12;
            default -> 0;
        };
    }
}
