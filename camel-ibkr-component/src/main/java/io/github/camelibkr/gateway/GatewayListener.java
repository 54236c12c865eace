package io.github.camelibkr.gateway;

import io.github.camelibkr.wire.Frame;

/** Hears what happens on the websocket. All calls come on its event loop or a timer and must not block. */
public interface GatewayListener {

    /** The websocket is up and the session is authenticated: subscriptions sent now will be heard. */
    void streaming();

    /** The websocket is gone, and every subscription with it. */
    void interrupted(String reason);

    /** A message of this topic, null if that could not be seen, was over a limit and left out. */
    void oversized(String topic);

    /** A message came. */
    void frame(Frame frame);
}
