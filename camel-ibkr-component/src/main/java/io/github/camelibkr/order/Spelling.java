package io.github.camelibkr.order;

import io.github.camelibkr.model.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Words that must be spelled as IBKR's requests spell them, and what people and IBKR's answers write (quirk 77). */
final class Spelling {

    /** Spellings of answers and of other interfaces, without spaces, dashes and underscores. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("LIMIT", "LMT"),
            Map.entry("MARKET", "MKT"),
            Map.entry("STOP", "STP"),
            Map.entry("STOPLIMIT", "STOP_LIMIT"),
            Map.entry("STPLMT", "STOP_LIMIT"),
            Map.entry("STPLIMIT", "STOP_LIMIT"),
            Map.entry("TRAILINGSTOP", "TRAIL"),
            Map.entry("TRAILINGSTOPLIMIT", "TRAILLMT"),
            Map.entry("TRAILLIMIT", "TRAILLMT"),
            Map.entry("MARKETIFTOUCHED", "MIT"),
            Map.entry("LIMITIFTOUCHED", "LIT"),
            Map.entry("MARKETONCLOSE", "MOC"),
            Map.entry("LIMITONCLOSE", "LOC"),
            Map.entry("RELATIVE", "REL"),
            Map.entry("B", "BUY"),
            Map.entry("BOT", "BUY"),
            Map.entry("BOUGHT", "BUY"),
            Map.entry("S", "SELL"),
            Map.entry("SLD", "SELL"),
            Map.entry("SOLD", "SELL"),
            // orders report DAY so (quirk 66)
            Map.entry("CLOSE", "DAY"),
            Map.entry("GOODTILLCANCEL", "GTC"));

    /** What does not exist here, though it does elsewhere. */
    private static final Map<String, String> MISSING = Map.of(
            "GTD", ": orders over this API have no last day; use GTC and cancel it",
            "SSHORT", ": a short sale is a SELL");

    private Spelling() {}

    /** Refuses a word that is not one of these. */
    static void oneOf(String name, String value, Collection<String> valid) throws BrokenRule {
        String list = String.join(", ", valid);
        if (value == null) {
            throw new BrokenRule(name + " is missing: one of " + list);
        }
        if (!valid.contains(value)) {
            throw new BrokenRule(name + " cannot be '" + value + "'" + hint(value, valid) + " It is one of " + list);
        }
    }

    /** The word among these that is meant by a word of IBKR's answers; null if there is none. */
    static String meant(String word, Collection<String> valid) {
        if (word == null || valid.contains(word)) {
            return word;
        }
        String plain = plain(word);
        String meant = MEANT.getOrDefault(plain, plain);
        return valid.contains(meant) ? meant : null;
    }

    private static String plain(String word) {
        return word.toUpperCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    private static String hint(String value, Collection<String> valid) {
        String plain = plain(value);
        if (MISSING.containsKey(plain)) {
            return MISSING.get(plain) + ".";
        }
        String meant = MEANT.get(plain);
        return meant != null && valid.contains(meant)
                ? ", did you mean '" + meant + "'?"
                : Nearest.to(value, valid)
                        .map(near -> ", did you mean '" + near + "'?")
                        .orElse(".");
    }
}
