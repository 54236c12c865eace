package io.github.camelibkr.simulator.scenario;

import io.github.camelibkr.simulator.faults.Fault;
import io.github.camelibkr.simulator.faults.FrameFault;
import io.github.camelibkr.simulator.scenario.Phrase.Undo;
import io.github.camelibkr.simulator.scenario.When.Trigger;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a scenario: when, what, how long, as in {@code at 1m: go down, for 20s}.
 *
 * @param line number of the line, from 1
 * @param text the line
 * @param when when it takes effect
 * @param lasts for how long; null for ever, or until it is over by itself
 * @param what does it, and returns what ends it
 */
record Statement(int line, String text, When when, Duration lasts, Function<Stage, Undo> what) {

    private static final Pattern FORM =
            Pattern.compile("(?<when>.*?):\\s(?<what>.*?)(?:, for (?<lasts>" + Spans.PATTERN + "))?");

    /** Reads a line; throws {@link IllegalArgumentException} if it cannot be understood. */
    static Statement read(int line, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("a statement is '<when>: <what>' or '<when>: <what>, for <how long>'");
        }
        When when = When.read(form.group("when"));
        Duration lasts = form.group("lasts") == null ? null : Spans.read(form.group("lasts"));
        return new Statement(line, text.strip(), when, lasts, what(when.trigger(), form.group("what"), lasts != null));
    }

    private static Function<Stage, Undo> what(Trigger trigger, String words, boolean lasting) {
        if (trigger == null) {
            return Moments.BOOK.find(words, lasting)::doTo;
        }
        if (trigger.method() == null) {
            Phrase.Said<FrameFault> said = ClientFrames.BOOK.find(words, lasting);
            return stage -> said.doTo(limited(stage.faults().sockets().on(trigger.text()), trigger));
        }
        Phrase.Said<Fault> said = Requests.BOOK.find(words, lasting);
        return stage -> said.doTo(limited(stage.faults().on(trigger.method(), trigger.text()), trigger));
    }

    private static FrameFault limited(FrameFault fault, Trigger trigger) {
        return trigger.times() == 0 ? fault : fault.skip(trigger.skip()).times(trigger.times());
    }

    private static Fault limited(Fault fault, Trigger trigger) {
        return trigger.times() == 0 ? fault : fault.skip(trigger.skip()).times(trigger.times());
    }
}
