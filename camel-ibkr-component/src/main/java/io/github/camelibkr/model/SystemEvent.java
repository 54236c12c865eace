package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;

/**
 * Word from the server itself: who is logged in, once for each websocket, and then a heartbeat every ten seconds (topic
 * {@code system}).
 *
 * @param user who is logged in; null in a heartbeat
 * @param paper whether it is a paper login; null from builds that do not tell, and in a heartbeat
 * @param freeTrial whether it is a free trial; null as above
 * @param heartbeat the server's time; null in the first
 */
public record SystemEvent(
        String user, Boolean paper, Boolean freeTrial, @JsonDeserialize(using = InstantReader.class) Instant heartbeat)
        implements IbkrMessage {

    /** Reads a frame; null if it says none of this. */
    public static SystemEvent read(JsonNode frame) {
        SystemEvent event = new SystemEvent(
                Values.text(frame.get("success")),
                Values.flag(frame.get("isPaper")),
                Values.flag(frame.get("isFT")),
                Values.millis(frame.get("hb")));
        return event.user == null && event.heartbeat == null ? null : event;
    }
}
