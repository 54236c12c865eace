package io.github.camelibkr.simulator.faults;

import io.github.camelibkr.simulator.wire.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One rule of what goes wrong with which requests. It is in force from the moment its ending is chosen, as in {@code
 * faults.on("POST", "/iserver/account/*&#47;orders").times(1).closeAfterRead()}.
 */
public final class Fault {

    /** How the affected exchange ends. */
    public enum Ending {
        /** A made-up answer. */
        ANSWER,
        /** The true answer, late. */
        LATE,
        /** No answer ever, the connection stays open. */
        SILENCE,
        /** No answer ever, but the gateway program has given the request up. */
        UPSTREAM_FAILURE,
        /** The connection is closed. */
        CLOSE,
        /** The connection is reset. */
        RESET,
        /** The true answer, spoilt on its way. */
        SPOILT,
        /** A body that does not end for long. */
        FLOOD
    }

    /** A body of so many blanks, which compressed are a thousandth of that on the wire. */
    public record Flood(long bytes, boolean compressed) {}

    private final Faults faults;
    private final String method;
    private final Pattern path;
    private final Turns turns = new Turns();
    private Ending ending;
    private boolean carriedOut;
    private Answer answer;
    private Duration delay = Duration.ZERO;
    private Spoil spoil;
    private Flood flood;
    private long requestBytes = Long.MAX_VALUE;
    private int upstreamBytes = -1;
    private final List<Runnable> afterwards = new ArrayList<>();
    private volatile boolean over;

    Fault(Faults faults, String method, String path) {
        this.faults = faults;
        this.method = method;
        this.path = Pattern.compile(
                Arrays.stream(path.split("/", -1)).map(Fault::segment).collect(Collectors.joining("/")));
    }

    private static String segment(String segment) {
        return switch (segment) {
            case "*" -> "[^/]+";
            case "**" -> ".+";
            default -> Pattern.quote(segment);
        };
    }

    /** Lets so many matching requests pass first. */
    public Fault skip(int requests) {
        turns.skip(requests);
        return this;
    }

    /** Affects so many requests and no more. */
    public Fault times(int requests) {
        turns.limit(requests);
        return this;
    }

    /** Affects the n-th matching request only, counted from 1. */
    public Fault nth(int n) {
        return skip(n - 1).times(1);
    }

    /** The request is not carried out and answered with this. */
    public Fault answer(int status, String body) {
        answer = body.startsWith("<")
                ? new Answer(status, "text/html", body, Map.of(), Duration.ZERO)
                : body.isEmpty() ? Answer.empty(status) : Answer.json(status, body);
        return inForce(Ending.ANSWER, false);
    }

    /** The request is carried out at once and answered after a delay. */
    public Fault answerLate(Duration later) {
        delay = later;
        return inForce(Ending.LATE, true);
    }

    /** The request is read, not carried out and never answered; the gateway program waits for it until this rule ends. */
    public Fault neverAnswer() {
        return inForce(Ending.SILENCE, false);
    }

    /**
     * The servers behind the gateway cannot be reached: the gateway program says nothing, and waits no longer. Whoever
     * is connected with the servers themselves is cut off.
     */
    public Fault failUpstream() {
        return inForce(Ending.UPSTREAM_FAILURE, false);
    }

    /** The request is carried out, an order is accepted, and then the servers behind the gateway are gone. */
    public Fault carryOutThenFailUpstream() {
        return inForce(Ending.UPSTREAM_FAILURE, true);
    }

    /** The request is carried out, and the servers behind the gateway are gone after so many bytes of the body. */
    public Fault truncateUpstream(int bytes) {
        upstreamBytes = bytes;
        return inForce(Ending.UPSTREAM_FAILURE, true);
    }

    /** The request is read and not carried out; then the connection is closed. */
    public Fault closeAfterRead() {
        return inForce(Ending.CLOSE, false);
    }

    /** The request is read and not carried out; then the connection is reset. */
    public Fault resetAfterRead() {
        return inForce(Ending.RESET, false);
    }

    /** The request is carried out, an order is accepted, but the answer never comes. */
    public Fault loseAnswer() {
        return inForce(Ending.SILENCE, true);
    }

    /** The request is carried out, then the connection is closed in place of the answer. */
    public Fault closeInsteadOfAnswer() {
        return inForce(Ending.CLOSE, true);
    }

    /** The request is carried out, then the connection is reset in place of the answer. */
    public Fault resetInsteadOfAnswer() {
        return inForce(Ending.RESET, true);
    }

    /** The request is carried out, an order is accepted, and then answered with this in place of the truth. */
    public Fault carryOutThenAnswer(int status, String body) {
        answer(status, body);
        carriedOut = true;
        return this;
    }

    /** The request is not carried out and answered with this, whatever it is. */
    public Fault answer(Answer any) {
        answer = any;
        return inForce(Ending.ANSWER, false);
    }

    /** The connection is reset when so many bytes of the body have arrived; the request is not carried out. */
    public Fault resetAfterRequestBytes(long bytes) {
        requestBytes = bytes;
        return inForce(Ending.RESET, false);
    }

    /** The request is carried out; its answer breaks off after so many bytes, counted from its status line. */
    public Fault breakOff(long bytes, Spoil.End end) {
        return spoilt(Spoil.cut(bytes, end));
    }

    /** The request is carried out; its answer comes in portions of so many bytes, one after each pause. */
    public Fault drip(int bytes, Duration pause) {
        return spoilt(Spoil.drip(bytes, pause));
    }

    /** The request is carried out; the answer's Content-Length promises so many bytes more than come. */
    public Fault promiseMore(long bytes) {
        return spoilt(Spoil.falseLength(bytes));
    }

    /** The request is carried out; its answer has headers of so many bytes more. */
    public Fault padHeaders(int bytes) {
        return spoilt(Spoil.padded(bytes));
    }

    /** The request is carried out; its answer sets so many cookies. */
    public Fault addCookies(int number) {
        return spoilt(Spoil.cookies(number));
    }

    /** The request is not carried out; the answer is 200 and so many bytes of blanks, compressed or not. */
    public Fault flood(long bytes, boolean compressed) {
        flood = new Flood(bytes, compressed);
        return inForce(Ending.FLOOD, false);
    }

    /** Nothing goes wrong; the rule only counts, and keeps later rules from what it claims. */
    public Fault pass() {
        return answerLate(Duration.ZERO);
    }

    /** Ends the rule. */
    public synchronized void end() {
        over = true;
        faults.remove(this);
        afterwards.forEach(Runnable::run);
        afterwards.clear();
    }

    /** Runs a task when the rule ends; it must not wait for anything. */
    public synchronized void whenOver(Runnable task) {
        if (over) {
            task.run();
        } else {
            afterwards.add(task);
        }
    }

    /** How many requests it has affected. */
    public int hits() {
        return turns.hits();
    }

    /** How the exchange ends. */
    public Ending ending() {
        return ending;
    }

    /** Whether the request takes effect all the same. */
    public boolean isCarriedOut() {
        return carriedOut;
    }

    /** The made-up answer. */
    public Answer madeUpAnswer() {
        return answer;
    }

    /** How late the true answer is. */
    public Duration delay() {
        return delay;
    }

    /** How the true answer is spoilt; null unless it is. */
    public Spoil spoil() {
        return spoil;
    }

    /** The long body; null unless there is one. */
    public Flood flood() {
        return flood;
    }

    /** So many bytes of the request's body are read before the end comes. */
    public long requestBytes() {
        return requestBytes;
    }

    /** So many bytes of the body come before the servers are gone; negative if there is no answer at all. */
    public int upstreamBytes() {
        return upstreamBytes;
    }

    boolean endsWhileReading() {
        return requestBytes < Long.MAX_VALUE;
    }

    /** Counts a request, and says whether this rule would claim it. */
    boolean sees(String requestMethod, String requestPath) {
        return !over
                && (method.equals("*") || method.equalsIgnoreCase(requestMethod))
                && path.matcher(requestPath).matches()
                && turns.see();
    }

    /** Claims the request that it has seen. */
    Fault take() {
        turns.take();
        return this;
    }

    private Fault spoilt(Spoil how) {
        spoil = how;
        return inForce(Ending.SPOILT, true);
    }

    private Fault inForce(Ending chosen, boolean effect) {
        ending = chosen;
        carriedOut = effect;
        faults.add(this);
        return this;
    }
}
