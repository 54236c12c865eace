package io.github.camelibkr.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The closest of the valid names, if one is close enough to be worth suggesting. */
    public static Optional<String> to(String wrong, Collection<String> valid) {
        String typed = wrong.toLowerCase(Locale.ROOT);
        return valid.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name.toLowerCase(Locale.ROOT))))
                .filter(name -> distance(typed, name.toLowerCase(Locale.ROOT)) <= Math.max(2, typed.length() / 2));
    }

    /** {@code ", did you mean 'x'?"}, or nothing. */
    public static String hint(String wrong, Collection<String> valid) {
        return to(wrong, valid).map(name -> ", did you mean '" + name + "'?").orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
