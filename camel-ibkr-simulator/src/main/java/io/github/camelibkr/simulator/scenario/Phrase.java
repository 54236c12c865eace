package io.github.camelibkr.simulator.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that can be said in a scenario, with blanks to fill in, as {@code close the websockets with {number}}.
 *
 * @param <S> what it is said about
 */
final class Phrase<S> {

    /** What a blank may be filled with. */
    private static final Map<String, String> BLANKS = Map.of(
            "number", "\\d+",
            "price", "\\d+(?:\\.\\d+)?",
            "span", Spans.PATTERN,
            "word", "\\S+",
            "hex", "(?:[0-9a-fA-F]{2}\\s*)+",
            "text", ".+");

    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private final boolean lasting;
    private final Pattern pattern;
    private final BiFunction<S, Words, Undo> meaning;

    /** What puts an end to something. */
    @FunctionalInterface
    interface Undo {

        /** For what is over as soon as it is done. */
        Undo NONE = () -> {};

        void undo();
    }

    /** What the blanks were filled with, in order. */
    record Words(List<String> values) {

        String text(int blank) {
            return values.get(blank);
        }

        int number(int blank) {
            return Integer.parseInt(values.get(blank));
        }

        long id(int blank) {
            return Long.parseLong(values.get(blank));
        }

        BigDecimal decimal(int blank) {
            return new BigDecimal(values.get(blank));
        }

        Duration span(int blank) {
            return Spans.read(values.get(blank));
        }

        byte[] bytes(int blank) {
            return HexFormat.of().parseHex(values.get(blank).replaceAll("\\s", ""));
        }
    }

    Phrase(String wording, boolean lasting, BiFunction<S, Words, Undo> meaning) {
        this.lasting = lasting;
        this.meaning = meaning;
        StringBuilder regex = new StringBuilder();
        Matcher blank = BLANK.matcher(wording);
        int end = 0;
        while (blank.find()) {
            regex.append(Pattern.quote(wording.substring(end, blank.start())));
            regex.append('(').append(BLANKS.get(blank.group(1))).append(')');
            end = blank.end();
        }
        regex.append(Pattern.quote(wording.substring(end)));
        pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** The words in its blanks, if this is what was said. */
    Optional<Words> match(String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            words.add(matcher.group(group));
        }
        return Optional.of(new Words(words));
    }

    /** Does what it says. */
    Undo act(S subject, Words words) {
        return meaning.apply(subject, words);
    }

    /** A table of phrases. */
    static final class Book<S> {

        private final Map<String, Phrase<S>> phrases = new LinkedHashMap<>();

        /** Adds a phrase for what can end again. */
        Book<S> lasting(String wording, BiFunction<S, Words, Undo> meaning) {
            phrases.put(wording, new Phrase<>(wording, true, meaning));
            return this;
        }

        /** Adds a phrase for what is over as soon as it is done. */
        Book<S> say(String wording, BiConsumer<S, Words> meaning) {
            phrases.put(wording, new Phrase<>(wording, false, (subject, words) -> {
                meaning.accept(subject, words);
                return Undo.NONE;
            }));
            return this;
        }

        /** Every wording. */
        List<String> wordings() {
            return List.copyOf(phrases.keySet());
        }

        /**
         * What is said here, ready to be done to a subject.
         *
         * @throws IllegalArgumentException if it is unknown, or cannot last although it should
         */
        Said<S> find(String said, boolean toLast) {
            for (Phrase<S> phrase : phrases.values()) {
                Optional<Words> words = phrase.match(said);
                if (words.isPresent()) {
                    if (toLast && !phrase.lasting) {
                        throw new IllegalArgumentException("'" + said + "' is over at once and cannot last");
                    }
                    return new Said<>(phrase, words.get());
                }
            }
            throw new IllegalArgumentException(
                    "'" + said + "' is not known; known here: " + String.join("; ", phrases.keySet()));
        }
    }

    /** A phrase with its blanks filled. */
    record Said<S>(Phrase<S> phrase, Words words) {

        Undo doTo(S subject) {
            return phrase.act(subject, words);
        }
    }
}
