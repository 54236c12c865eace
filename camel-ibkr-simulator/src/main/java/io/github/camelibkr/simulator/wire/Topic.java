package io.github.camelibkr.simulator.wire;

/** One websocket topic. */
public interface Topic {

    /** The word that subscribes, as {@code smd}. */
    String word();

    /** The word that cancels, as {@code umd}. */
    String cancelWord();

    /** A client subscribes, or subscribes again; nothing is acknowledged. */
    void subscribe(Client client, Command command);

    /** A client cancels. */
    void cancel(Client client, Command command);

    /** The client is gone, or its session is: nothing more is sent to it. */
    void forget(Client client);
}
