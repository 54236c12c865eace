package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what comes without a subscription, and keeps the latest state that comes unasked: {@code system}, {@code sts}
 * and {@code act} come once for each websocket, so a route that starts later would never know.
 */
final class Strays {

    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong unasked = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final Map<String, Frame> latest = new ConcurrentHashMap<>();

    /** A message that belongs to no subscription. */
    void frame(Frame frame) {
        String name = frame.name();
        if (name == null) {
            if (!isText(frame) && !isJson(frame)) {
                malformed.incrementAndGet();
            }
            return;
        }
        Topic topic = Topics.find("stream/" + name).orElse(null);
        if (topic == null) {
            if (!name.equals("tic")) {
                unknown.incrementAndGet();
            }
        } else if (topic.subscribe() == null) {
            remember(frame, topic);
        } else {
            unasked.incrementAndGet();
        }
    }

    /** The answer to {@code ech+hb} is no JSON, and no mistake. */
    private static boolean isText(Frame frame) {
        return frame.length() == "ech+hb".length();
    }

    private static boolean isJson(Frame frame) {
        try {
            return frame.tree().isObject();
        } catch (IOException notJson) {
            return false;
        }
    }

    void remember(Frame frame, Topic topic) {
        // a heartbeat says nothing about the session
        if (topic.kept() && !isHeartbeat(frame)) {
            latest.merge(topic.name(), frame, Strays::merged);
        }
    }

    /** {@code sts} comes with single changed fields: what is kept has all of them. */
    private static Frame merged(Frame before, Frame frame) {
        try {
            JsonNode known = before.tree().path("args");
            JsonNode news = frame.tree().path("args");
            if (!frame.topic().equals("sts") || !known.isObject() || !news.isObject()) {
                return frame;
            }
            ObjectNode all = ((ObjectNode) known).deepCopy();
            all.setAll((ObjectNode) news);
            return new Frame(IbkrJson.bytes(Map.of("topic", "sts", "args", all)));
        } catch (IOException notJson) {
            return frame;
        }
    }

    private static boolean isHeartbeat(Frame frame) {
        try {
            return frame.tree().has("hb");
        } catch (IOException notJson) {
            return true;
        }
    }

    /** The latest message of a topic that comes unasked; null if there is none. */
    Frame last(Topic topic) {
        return latest.get(topic.name());
    }

    StrayCounts counts() {
        return new StrayCounts(unknown.get(), unasked.get(), malformed.get());
    }
}
