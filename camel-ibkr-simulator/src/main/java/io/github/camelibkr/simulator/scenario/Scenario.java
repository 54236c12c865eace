package io.github.camelibkr.simulator.scenario;

import io.github.camelibkr.simulator.scenario.Phrase.Undo;
import io.github.camelibkr.simulator.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong, when, and for how long, written so that it can be read aloud: one statement on each line, {@code #}
 * for remarks.
 *
 * <pre>
 * # the gateway stumbles at the worst moment
 * on the 2nd POST /iserver/account/&#42;/orders: carry it out, then reset before the first byte of the answer
 * at 30s: close the websockets with 1013
 * at 1m: go down, for 20s
 * </pre>
 */
public final class Scenario {

    private final List<Statement> statements;

    private Scenario(List<Statement> statements) {
        this.statements = statements;
    }

    /**
     * Reads a scenario.
     *
     * @throws IllegalArgumentException with the number of the line that cannot be understood, and what could stand there
     */
    public static Scenario read(String text) {
        List<Statement> statements = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            try {
                statements.add(Statement.read(number, line));
            } catch (IllegalArgumentException unclear) {
                throw new IllegalArgumentException("Line " + number + ": " + unclear.getMessage(), unclear);
            }
        }
        return new Scenario(List.copyOf(statements));
    }

    /** What a scenario may say, one line each, with blanks in braces. */
    public static List<String> vocabulary() {
        List<String> lines = new ArrayList<>();
        lines.add("<when>: <what>[, for <how long>]");
        lines.add("when: " + When.FORMS);
        lines.add("at a moment:");
        Moments.BOOK.wordings().forEach(wording -> lines.add("  " + wording));
        lines.add("on a request:");
        Requests.BOOK.wordings().forEach(wording -> lines.add("  " + wording));
        lines.add("on a frame of a client:");
        ClientFrames.BOOK.wordings().forEach(wording -> lines.add("  " + wording));
        return lines;
    }

    /** Its statements. */
    public List<String> statements() {
        return statements.stream().map(Statement::text).toList();
    }

    /** Begins to play. Called on the floor. */
    public Play play(Stage stage) {
        Play play = new Play(this, stage.time());
        statements.forEach(statement -> play.schedule(statement, stage));
        return play;
    }

    /** A scenario that is being played. */
    public static final class Play {

        private final Scenario scenario;
        private final Time time;
        private final List<Time.Timer> timers = new ArrayList<>();
        private final List<Undo> undos = new ArrayList<>();

        private Play(Scenario scenario, Time time) {
            this.scenario = scenario;
            this.time = time;
        }

        /** What is played. */
        public Scenario scenario() {
            return scenario;
        }

        /** Ends it: nothing more happens, and what lasts is undone. Called on the floor. */
        public void stop() {
            timers.forEach(Time.Timer::cancel);
            timers.clear();
            List.copyOf(undos).forEach(Undo::undo);
            undos.clear();
        }

        private void schedule(Statement statement, Stage stage) {
            When when = statement.when();
            if (when.every() != null) {
                Time.Timer rhythm = time.every(when.every(), () -> begin(statement, stage));
                timers.add(rhythm);
                if (when.until() != null) {
                    timers.add(time.after(when.until(), rhythm::cancel));
                }
            } else if (when.from().isZero()) {
                begin(statement, stage);
            } else {
                timers.add(time.after(when.from(), () -> begin(statement, stage)));
            }
        }

        private void begin(Statement statement, Stage stage) {
            Undo undo = statement.what().apply(stage);
            if (undo == Undo.NONE) {
                return;
            }
            undos.add(undo);
            Duration lasts = statement.lasts();
            if (lasts != null) {
                timers.add(time.after(lasts, () -> {
                    if (undos.remove(undo)) {
                        undo.undo();
                    }
                }));
            }
        }
    }
}
