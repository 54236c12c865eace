package io.github.camelibkr.simulator.news;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.fyi.NotificationBox;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Loudspeaker;

/** What the brokerage tells its clients over every websocket without being asked: notifications and bulletins. */
public final class News {

    private final Floor floor;
    private final Loudspeaker sockets;
    private final NotificationBox box;

    /** Speaks to these sockets, and fills this box. */
    public News(Floor floor, Loudspeaker sockets, NotificationBox box) {
        this.floor = floor;
        this.sockets = sockets;
        this.box = box;
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

    /** A notification for the box that {@code /fyi/notifications} shows, of a kind such as {@code MF}; unread. */
    public void fyi(String typecode, String title, String text) {
        floor.run(() -> box.add(typecode, title, text));
    }

    private void say(ObjectNode frame) {
        floor.run(() -> sockets.say(frame));
    }
}
