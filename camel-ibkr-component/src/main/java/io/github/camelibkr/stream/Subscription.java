package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.MarketDataField;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * What the gateway sees of all consumers of one topic string: it has one subscription for each, whose arguments are
 * those of the last command. So the command asks for the union of what the consumers want. And it knows when it has to
 * be sent again.
 */
final class Subscription {

    /** What there is to do about it. */
    enum Due {
        /** Nothing. */
        NOTHING,
        /** IBKR would end it soon (quirk 97). */
        RENEWAL,
        /** It has been silent: sending it again brings a frame, if it lives. */
        QUESTION,
        /** No frame has come for what was sent: it was lost on the way, or is not served. */
        ANSWER_MISSING
    }

    private static final int MOST_OVERSIZED = 2;
    /** So often it is sent again before it counts as not served. */
    private static final int MOST_REPEATS = 3;
    /** Renewals are spread over this part of their time, so that a hundred do not come at once. */
    private static final int SPREAD = 9;

    private final Topic topic;
    private final String target;
    private final long number;
    private final List<Sink> sinks = new CopyOnWriteArrayList<>();

    long sentAt; // guarded by Streams
    Timers.Alarm alarm = () -> {}; // guarded by Streams
    /** What is read over REST beside it; null: nothing. */
    Poll poll; // guarded by Streams

    volatile int refusals; // in a row
    /** How often it was sent since it last brought something. */
    volatile int unanswered;

    volatile int oversized;
    /** By the gateway's clock; 0: never. */
    volatile long lastFrame;
    /** Since when nothing has come for a reason that is known; null: all is well. */
    volatile Instant staleSince;

    volatile String problem;
    /** What is wrong with what is read over REST beside it; null: nothing. */
    volatile String pollProblem;

    /** Follows the price for somebody who is no consumer; null: nobody wants it. */
    private volatile QuoteWatch watch;

    boolean gapTold; // guarded by Streams
    boolean quarantineTold; // guarded by Streams

    /** {@code number}: in the order in which they began. */
    Subscription(Topic topic, String target, long number) {
        this.number = number;
        this.topic = topic;
        this.target = target;
    }

    static String key(Topic topic, String target) {
        return target == null ? topic.name() : topic.name() + "+" + target;
    }

    Topic topic() {
        return topic;
    }

    String target() {
        return target;
    }

    String key() {
        return key(topic, target);
    }

    /** Fills before orders before quotes, and what began first before what began later. */
    static Comparator<Subscription> byRank() {
        return Comparator.<Subscription>comparingInt(one -> one.topic.rank()).thenComparingLong(one -> one.number);
    }

    /** The websocket is new, and knows nothing of what was before. */
    void startOver() {
        refusals = 0;
        unanswered = 0;
        QuoteWatch watching = watch;
        if (watching != null) {
            watching.forget();
        }
    }

    void add(Sink sink) {
        sinks.add(sink);
        hideFromEachOther();
    }

    /** Whether that was the last one. */
    boolean remove(Sink sink) {
        sinks.remove(sink);
        hideFromEachOther();
        return sinks.isEmpty();
    }

    private void hideFromEachOther() {
        Set<String> union = union();
        for (Sink sink : sinks) {
            Set<String> others = new TreeSet<>(union);
            others.removeAll(sink.fields());
            // whether data is delayed is nobody's private matter (quirk 95)
            others.remove(MarketDataField.AVAILABILITY.id());
            sink.hide(others);
        }
    }

    private Set<String> union() {
        Set<String> union = new TreeSet<>();
        sinks.forEach(sink -> union.addAll(sink.fields()));
        if (watch != null) {
            union.addAll(QuoteWatch.FIELDS);
        }
        return union;
    }

    /** What is known of the contract's price; null if it is followed from now on only. */
    Quote quote() {
        QuoteWatch watching = watch;
        if (watching != null) {
            return watching.quote();
        }
        watch = new QuoteWatch(target);
        hideFromEachOther();
        return null;
    }

    /** The longest way back that anybody wants. */
    int days(Instant now) {
        return sinks.stream().mapToInt(sink -> sink.days(now)).max().orElse(1);
    }

    /** Whether there is anything to send. */
    boolean isAskedFor() {
        return topic.subscribe() != null;
    }

    String subscribe(Instant now) {
        return command(topic.subscribe(), now);
    }

    String unsubscribe(Instant now) {
        return command(topic.unsubscribe(), now);
    }

    private String command(String template, Instant now) {
        String fields = union().stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        String what = String.valueOf(target);
        return template.replace("{target}", what)
                .replace("{account}", what.split("\\+")[0])
                .replace("{fields}", fields)
                .replace("{days}", Integer.toString(days(now)));
    }

    void frame(Frame frame) {
        QuoteWatch watching = watch;
        if (watching != null) {
            watching.frame(frame);
        }
        for (Sink sink : sinks) {
            sink.frame(frame);
        }
    }

    void told(JsonNode rows, Instant asked, boolean first) {
        for (Sink sink : sinks) {
            sink.told(rows, asked, first);
        }
    }

    /** Whether it was given up, because what it brings cannot be read. */
    boolean isQuarantined() {
        return oversized >= MOST_OVERSIZED;
    }

    /** Whether it brought something since it was sent. */
    boolean isAnswered() {
        return lastFrame != 0 && lastFrame - sentAt >= 0;
    }

    /** Whether it was sent again and again, and brought nothing. */
    boolean isSilent() {
        return topic.answers() && unanswered > MOST_REPEATS && !isAnswered();
    }

    /** What is to be done about it now. */
    Due due(long now, Rhythm rhythm) {
        if (sentAt == 0) {
            return Due.NOTHING;
        }
        if (topic.answers() && !isAnswered()) {
            return now - sentAt >= patience(rhythm).toNanos() ? Due.ANSWER_MISSING : Due.NOTHING;
        }
        if (topic.renewed() && now - sentAt >= renewal(rhythm).toNanos()) {
            return Due.RENEWAL;
        }
        boolean silent = now - lastFrame >= rhythm.quiet().toNanos();
        return topic.asked() && silent ? Due.QUESTION : Due.NOTHING;
    }

    /** How long until that may change; null: never by itself. */
    Duration untilDue(long now, Rhythm rhythm) {
        long left = Long.MAX_VALUE;
        if (topic.answers() && !isAnswered()) {
            left = patience(rhythm).toNanos() - (now - sentAt);
        } else {
            if (topic.renewed()) {
                left = renewal(rhythm).toNanos() - (now - sentAt);
            }
            if (topic.asked()) {
                left = Math.min(left, rhythm.quiet().toNanos() - (now - lastFrame));
            }
        }
        return left == Long.MAX_VALUE ? null : Duration.ofNanos(Math.max(1, left));
    }

    /** Somebody who is not served, for want of a market-data line, say, is not asked for often. */
    private Duration patience(Rhythm rhythm) {
        return unanswered > MOST_REPEATS + 1 ? rhythm.quiet() : rhythm.confirmation();
    }

    private Duration renewal(Rhythm rhythm) {
        long shortest = rhythm.renewal().toMillis();
        // contracts that were numbered one after another would have neighbouring hashes
        int mixed = key().hashCode() * 0x9E3779B9;
        return Duration.ofMillis(shortest + Math.floorMod(mixed, Math.max(1, shortest / SPREAD)));
    }
}
