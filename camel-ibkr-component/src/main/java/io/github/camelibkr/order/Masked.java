package io.github.camelibkr.order;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Account ids as logs and consoles show them: enough to tell one from another, too little to be of use elsewhere. */
final class Masked {

    private static final int SHOWN = 3;
    /** What looks like one of IBKR's accounts. */
    private static final Pattern ACCOUNT = Pattern.compile("\\b[A-Z]{1,3}\\d{4,9}\\b");

    private Masked() {}

    /** {@code DU1234567} becomes {@code D***567}. */
    static String account(String account) {
        return account.length() <= SHOWN + 1
                ? account
                : account.charAt(0) + "***" + account.substring(account.length() - SHOWN);
    }

    /** A text in which accounts may be named; null remains null. */
    static String text(String text, String account) {
        return text == null
                ? null
                : ACCOUNT.matcher(account == null ? text : text.replace(account, account(account)))
                        .replaceAll(found -> Matcher.quoteReplacement(account(found.group())));
    }
}
