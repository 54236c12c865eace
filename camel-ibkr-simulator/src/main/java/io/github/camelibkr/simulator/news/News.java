package io.github.camelibkr.simulator.news;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Loudspeaker;

/** What the brokerage tells its clients over every websocket without being asked: notifications and bulletins. */
public final class News {

    private final Floor floor;
    private final Loudspeaker sockets;

    /** Speaks to these sockets. */
    public News(Floor floor, Loudspeaker sockets) {
        this.floor = floor;
        this.sockets = sockets;
    }

    /** A notification, {@code ntf}; title and address may be null. */
    public void notify(String id, String text, String title, String url) {
        ObjectNode frame = Json.object().put("topic", "ntf");
        frame.putArray("args")
                .addObject()
                .put("id", id)
                .put("text", text)
                .put("title", title)
                .put("url", url);
        say(frame);
    }

    /** A bulletin, {@code blt}: about these exchanges, or null for none in particular. */
    public void bulletin(long id, String exchanges, String message) {
        ObjectNode frame = Json.object().put("topic", "blt");
        frame.putArray("args")
                .addObject()
                .put("id", id)
                .put("exchanges", exchanges)
                .put("message", message);
        say(frame);
    }

    private void say(ObjectNode frame) {
        floor.run(() -> sockets.say(frame));
    }
}
