package io.github.camelibkr.simulator.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a statement takes effect: after some time, again and again, or when a client does something.
 *
 * @param from so long after the beginning of the scenario
 * @param every again and again in this rhythm; null for once
 * @param until no longer than until then; null for ever
 * @param trigger what a client has to do; null for a moment
 */
record When(Duration from, Duration every, Duration until, Trigger trigger) {

    /** What a statement may begin with. */
    static final String FORMS = "now; at {span}; every {span}; every {span} until {span};"
            + " on [the 2nd|the first 3] GET|POST|…|any {path}; on [the 2nd|the first 3] frame {text};"
            + " at {span} on …";

    private static final Pattern FORM = Pattern.compile("(?:now|at (?<at>" + Spans.PATTERN + "))?"
            + "(?:every (?<every>" + Spans.PATTERN + "?)(?: until (?<until>" + Spans.PATTERN + "))?)?"
            + "(?:\\s*on (?:the (?<nth>\\d+)(?:st|nd|rd|th) |the first (?:(?<first>\\d+) )?|every )?"
            + "(?:frame (?<frame>\\S.*)|(?<method>[A-Za-z]+) (?<path>/\\S+)))?");

    /**
     * A request or a frame.
     *
     * @param method the method of a request, or {@code *}; null for a frame
     * @param text the path of a request, or the text of a frame, with {@code *} for anything
     * @param skip so many pass before
     * @param times so many are affected; 0 for all
     */
    record Trigger(String method, String text, int skip, int times) {}

    /** Reads the beginning of a statement; throws {@link IllegalArgumentException} if it is none. */
    static When read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (text.isBlank() || !form.matches()) {
            throw new IllegalArgumentException("'" + text + "' says no when; known: " + FORMS);
        }
        return new When(
                span(form, "at").orElse(Duration.ZERO),
                span(form, "every").orElse(null),
                span(form, "until").orElse(null),
                trigger(form));
    }

    private static Trigger trigger(Matcher form) {
        String frame = form.group("frame");
        String method = form.group("method");
        if (frame == null && method == null) {
            return null;
        }
        int nth = form.group("nth") == null ? 0 : Integer.parseInt(form.group("nth"));
        int times = nth > 0 ? 1 : firstOnes(form);
        int skip = Math.max(0, nth - 1);
        if (frame != null) {
            return new Trigger(null, frame, skip, times);
        }
        boolean any = method.toLowerCase(Locale.ROOT).equals("any");
        return new Trigger(any ? "*" : method, form.group("path"), skip, times);
    }

    private static int firstOnes(Matcher form) {
        if (form.group("first") != null) {
            return Integer.parseInt(form.group("first"));
        }
        return form.group().contains("on the first ") ? 1 : 0;
    }

    private static Optional<Duration> span(Matcher form, String group) {
        return Optional.ofNullable(form.group(group)).map(Spans::read);
    }
}
