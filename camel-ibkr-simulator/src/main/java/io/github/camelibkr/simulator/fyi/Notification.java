package io.github.camelibkr.simulator.fyi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.time.Instant;

/** One notification in the user's box. */
record Notification(String id, String typecode, String title, String text, Instant at, boolean isRead) {

    Notification read() {
        return new Notification(id, typecode, title, text, at, true);
    }

    /** The date is a decimal number of seconds, as text. */
    ObjectNode row() {
        return Json.object()
                .put("R", isRead ? 1 : 0)
                .put("D", at.getEpochSecond() + ".0")
                .put("MS", title)
                .put("MD", text)
                .put("ID", id)
                .put("HT", text.startsWith("<") ? 1 : 0)
                .put("FC", typecode);
    }
}
