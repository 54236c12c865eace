package io.github.camelibkr.simulator.wire;

import java.util.List;

/** One websocket topic. */
public interface Topic {

    /** The word that subscribes, as {@code smd}. */
    String word();

    /** The word that cancels, as {@code umd}. */
    String cancelWord();

    /** Whether nothing is heard of it without a brokerage session. */
    default boolean needsBrokerage() {
        return true;
    }

    /** A client subscribes, or subscribes again; nothing is acknowledged. */
    void subscribe(Client client, Command command);

    /** A client cancels. */
    void cancel(Client client, Command command);

    /** What is subscribed now, one entry for each client and topic string. */
    List<String> subscriptions();

    /** The client is gone, or its session is: nothing more is sent to it. */
    void forget(Client client);
}
