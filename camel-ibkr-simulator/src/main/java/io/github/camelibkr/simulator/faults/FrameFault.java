package io.github.camelibkr.simulator.faults;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One rule of what goes wrong with which frames of clients. It is in force from the moment its ending is chosen, as in
 * {@code faults.sockets().on("smd+*").times(2).lose()}.
 */
public final class FrameFault {

    /** What becomes of the frame, or of its socket. */
    public enum Ending {
        /** The frame is lost. */
        LOST,
        /** The answer is {@code unable to subscribe}. */
        REFUSED,
        /** The socket is closed with a code. */
        CLOSE,
        /** The connection is reset. */
        RESET,
        /** The socket stays open and never hears anything again. */
        FREEZE
    }

    private final List<FrameFault> rules;
    private final Pattern text;
    private final Turns turns = new Turns();
    private Ending ending;
    private int code;

    FrameFault(List<FrameFault> rules, String text) {
        this.rules = rules;
        this.text = Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** Lets so many matching frames pass first. */
    public FrameFault skip(int frames) {
        turns.skip(frames);
        return this;
    }

    /** Affects so many frames and no more. */
    public FrameFault times(int frames) {
        turns.limit(frames);
        return this;
    }

    /** The frame never arrives. */
    public FrameFault lose() {
        return inForce(Ending.LOST);
    }

    /** The frame is answered {@code {"error":"unable to subscribe",…}}. */
    public FrameFault refuse() {
        return inForce(Ending.REFUSED);
    }

    /** The frame is read, then the socket is closed with this code. */
    public FrameFault close(int closeCode) {
        code = closeCode;
        return inForce(Ending.CLOSE);
    }

    /** The frame is read, then the connection is reset. */
    public FrameFault reset() {
        return inForce(Ending.RESET);
    }

    /** The frame is read, and then the socket never hears anything again. */
    public FrameFault freeze() {
        return inForce(Ending.FREEZE);
    }

    /** Ends the rule. */
    public void end() {
        rules.remove(this);
    }

    /** How many frames it has affected. */
    public int hits() {
        return turns.hits();
    }

    /** What becomes of the frame. */
    public Ending ending() {
        return ending;
    }

    /** The close code. */
    public int code() {
        return code;
    }

    /** Counts a frame, and says whether this rule would claim it. */
    boolean sees(String frame) {
        return text.matcher(frame).matches() && turns.see();
    }

    /** Claims the frame that it has seen. */
    FrameFault take() {
        turns.take();
        return this;
    }

    private FrameFault inForce(Ending chosen) {
        ending = chosen;
        rules.add(this);
        return this;
    }
}
