package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks for charts over the websocket. A chart has one answer, which names no question but its contract, and keeps one of
 * five slots until it is given back (quirk 108): so there is one question for each contract at a time and two in all, and
 * every slot is given back at once.
 */
final class HistoryDesk {

    private static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETURN = Duration.ofSeconds(2);
    private static final int MOST_RETURNS = 3;

    /** One chart that somebody wants. */
    static final class Question {
        final String conid;
        final String arguments;
        final Consumer<Frame> answer;
        /** Hears why it takes so long; it is asked for again. */
        final Consumer<String> trouble;

        private long sentAt;

        Question(String conid, String arguments, Consumer<Frame> answer, Consumer<String> trouble) {
            this.conid = conid;
            this.arguments = arguments;
            this.answer = answer;
            this.trouble = trouble;
        }
    }

    private final Gateway gateway;
    private final ArrayDeque<Question> waiting = new ArrayDeque<>(); // guarded by this
    private final Map<String, Question> asked = new LinkedHashMap<>(); // guarded by this
    private final Map<String, Integer> unreturned = new LinkedHashMap<>(); // guarded by this
    private boolean up; // guarded by this

    HistoryDesk(Gateway gateway) {
        this.gateway = gateway;
    }

    synchronized void ask(Question question) {
        waiting.add(question);
        next();
    }

    synchronized void cancel(Question question) {
        waiting.remove(question);
        asked.remove(question.conid, question);
        next();
    }

    synchronized void streaming() {
        up = true;
        next();
    }

    /** What was asked is asked again; the slots are gone with the websocket. */
    synchronized void interrupted() {
        up = false;
        unreturned.clear();
        List<Question> again = new ArrayList<>(asked.values());
        asked.clear();
        for (int i = again.size() - 1; i >= 0; i--) {
            waiting.addFirst(again.get(i));
        }
    }

    private void next() {
        List<Question> later = new ArrayList<>();
        while (up && asked.size() < AT_A_TIME && !waiting.isEmpty()) {
            Question question = waiting.poll();
            if (asked.containsKey(question.conid)
                    || !gateway.sendCommand("smh+" + question.conid + "+" + question.arguments)) {
                later.add(question);
            } else {
                asked.put(question.conid, question);
                question.sentAt = gateway.timers().nanoTime();
                long sentAt = question.sentAt;
                gateway.timers().after(PATIENCE, () -> overdue(question, sentAt));
            }
        }
        waiting.addAll(later);
    }

    private void overdue(Question question, long sentAt) {
        synchronized (this) {
            if (question.sentAt != sentAt || !asked.remove(question.conid, question)) {
                return;
            }
            waiting.add(question);
            next();
        }
        question.trouble.accept("IBKR has not answered smh+" + question.conid + " within " + PATIENCE.toSeconds()
                + " s: it is asked again");
    }

    /** A frame of {@code smh}: the answer to a question, or one that came too late. */
    void frame(Frame frame) {
        String topic = frame.topic();
        String conid = topic.substring(topic.indexOf('+') + 1);
        Question question;
        String error = frame.error();
        synchronized (this) {
            question = asked.remove(conid);
            if (error == null) {
                giveBack(serverId(frame));
            } else if (question != null) {
                Question refused = question;
                gateway.timers().after(PATIENCE, () -> ask(refused));
            }
            next();
        }
        if (question != null && error == null) {
            question.answer.accept(frame);
        } else if (question != null) {
            question.trouble.accept("IBKR refuses " + topic + ": " + error);
        }
    }

    private static String serverId(Frame frame) {
        try {
            JsonNode id = frame.tree().path("serverId");
            return id.isMissingNode() || id.isNull() ? null : id.asText();
        } catch (IOException unreadable) {
            return null;
        }
    }

    private void giveBack(String serverId) {
        if (serverId != null && serverId.matches("[A-Za-z0-9._-]{1,64}")) {
            unreturned.put(serverId, 1);
            gateway.sendCommand("umh+" + serverId);
            gateway.timers().after(RETURN, () -> giveBackAgain(serverId));
        }
    }

    /** Some gateways confirm it; for those that do not, it is said a few times, which does no harm. */
    private synchronized void giveBackAgain(String serverId) {
        Integer times = unreturned.get(serverId);
        if (times == null || times == MOST_RETURNS) {
            unreturned.remove(serverId);
            return;
        }
        unreturned.put(serverId, times + 1);
        gateway.sendCommand("umh+" + serverId);
        gateway.timers().after(RETURN, () -> giveBackAgain(serverId));
    }

    /** A frame without a topic; {@code {"message":"Unsubscribed 341115"}} confirms that a slot is free. */
    synchronized void message(Frame frame) {
        if (unreturned.isEmpty() || frame.length() > 256) {
            return;
        }
        try {
            String text = frame.tree().path("message").asText();
            unreturned.keySet().removeIf(id -> text.equals("Unsubscribed " + id));
        } catch (IOException notJson) {
            // not this
        }
    }
}
