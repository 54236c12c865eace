package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Parameter;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How {@code conidex} names a contract at one exchange, or several as one: {@code spread;;;conid/ratio,conid/ratio}. */
final class Conidex {

    private static final Pattern ONE = Pattern.compile("([1-9]\\d{0,11})(?:@([A-Z0-9.]{1,20}))?");
    private static final Pattern LEG = Pattern.compile("([1-9]\\d{0,11})/(-?[1-9]\\d{0,5})");
    private static final String LEGS = ";;;";

    private Conidex() {}

    /** Whether it names several contracts that are traded as one. */
    static boolean isCombination(String conidex) {
        return conidex != null && Parameter.isCombination(conidex);
    }

    /** The contract it names; of a combination, the one that stands for its currency. Null if it is malformed. */
    static Long conid(String conidex) {
        Matcher head = head(conidex);
        return head.matches() ? Long.valueOf(head.group(1)) : null;
    }

    /** The exchange that it routes to; null if it names none. */
    static String exchange(String conidex) {
        Matcher head = head(conidex);
        return head.matches() ? head.group(2) : null;
    }

    private static Matcher head(String conidex) {
        return ONE.matcher(conidex.split(LEGS, 2)[0]);
    }

    static void check(String conidex) throws BrokenRule {
        if (!head(conidex).matches()) {
            throw new BrokenRule("conidex must be such as 265598@NASDAQ, or 28812380;;;265598/1,8314/-1 for a"
                    + " combination, not '" + conidex + "'");
        }
        if (isCombination(conidex)) {
            legs(conidex.split(LEGS, 2)[1]);
        }
    }

    private static void legs(String text) throws BrokenRule {
        Set<String> seen = new HashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher leg = LEG.matcher(part);
            if (!leg.matches()) {
                throw new BrokenRule(
                        "a leg of a combination is conid/ratio, such as 265598/1 or 8314/-1, not '" + part + "'");
            }
            if (!seen.add(leg.group(1))) {
                throw new BrokenRule("the combination names " + leg.group(1) + " twice");
            }
        }
        if (seen.size() < 2) {
            throw new BrokenRule("a combination has two legs or more, not " + text);
        }
    }
}
