package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An announcement of IBKR's, about an exchange that does not work, say (topic {@code blt}).
 *
 * @param id IBKR's id
 * @param message the text, perhaps of several lines
 * @param exchanges the exchanges that it is about, if any
 */
public record Bulletin(String id, String message, String exchanges) implements IbkrMessage {

    /** Reads one; null if there is neither an id nor a text. */
    public static Bulletin read(JsonNode row) {
        Bulletin bulletin = new Bulletin(
                Values.text(row.get("id")), Values.text(row.get("message")), Values.text(row.get("exchanges")));
        return bulletin.id == null && bulletin.message == null ? null : bulletin;
    }
}
