package io.github.camelibkr.simulator.scenario;

import io.github.camelibkr.simulator.faults.Network;
import io.github.camelibkr.simulator.faults.SocketFaults;
import io.github.camelibkr.simulator.scenario.Phrase.Book;
import io.github.camelibkr.simulator.scenario.Phrase.Undo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What can happen at a moment, of its own accord. */
final class Moments {

    /** All of it. */
    static final Book<Stage> BOOK = new Book<>();

    static {
        network(BOOK);
        entrance(BOOK);
        sockets(BOOK);
        frames(BOOK);
        session(BOOK);
        market(BOOK);
        OrderMoments.addTo(BOOK);
    }

    private Moments() {}

    private static void network(Book<Stage> book) {
        book.lasting("freeze", (stage, words) -> {
                    network(stage).freeze();
                    return network(stage)::clear;
                })
                .lasting("lose everything", (stage, words) -> {
                    network(stage).lose();
                    return network(stage)::clear;
                })
                .lasting("lose what the gateway sends", (stage, words) -> {
                    network(stage).loseAnswers();
                    return network(stage)::clear;
                })
                .lasting("delay everything by {span} to {span}", (stage, words) -> {
                    Duration least = words.span(0);
                    network(stage).delay(least, words.span(1).minus(least));
                    return network(stage)::clear;
                })
                .lasting("delay everything by {span}", (stage, words) -> {
                    network(stage).delay(words.span(0), Duration.ZERO);
                    return network(stage)::clear;
                })
                .lasting("send in slices of {number} bytes every {span}", (stage, words) -> {
                    network(stage).slice(words.number(0), words.span(1));
                    return network(stage)::clear;
                })
                .lasting("send in slices of {number} bytes", (stage, words) -> {
                    network(stage).slice(words.number(0), Duration.ZERO);
                    return network(stage)::clear;
                });
    }

    private static void entrance(Book<Stage> book) {
        book.lasting("go down", (stage, words) -> {
                    stage.entrance().down();
                    return stage.entrance()::up;
                })
                .say("come up", (stage, words) -> stage.entrance().up())
                .lasting("accept connections and say nothing", (stage, words) -> {
                    stage.entrance().mute();
                    return stage.entrance()::up;
                })
                .say("change the certificate", (stage, words) -> stage.entrance()
                        .changeCertificate())
                .say("shut the penalty box for {span}", (stage, words) -> stage.pacing()
                        .punish(words.span(0)))
                .say("open the penalty box", (stage, words) -> stage.pacing().pardon());
    }

    private static void sockets(Book<Stage> book) {
        book.say("close the websockets with {number}", (stage, words) -> sockets(stage)
                        .closeAll(words.number(0)))
                .say("reset the websockets", (stage, words) -> sockets(stage).resetAll())
                .say("cut the websockets", (stage, words) -> sockets(stage).cutAll())
                .say("freeze the websockets", (stage, words) -> sockets(stage).freezeAll())
                .say("end the subscriptions", (stage, words) -> sockets(stage).endSubscriptions())
                .lasting("mute new websockets", (stage, words) -> {
                    sockets(stage).mute();
                    return sockets(stage)::unmute;
                })
                .lasting("reject websockets with {number}", (stage, words) -> {
                    sockets(stage).rejectHandshakes(words.number(0));
                    return sockets(stage)::acceptHandshakes;
                })
                .lasting("stop the heartbeats", (stage, words) -> silence(stage, SocketFaults.HEARTBEATS))
                .lasting("silence {word}", (stage, words) -> silence(stage, words.text(0)));
    }

    private static void frames(Book<Stage> book) {
        book.say("send text {text}", (stage, words) -> sockets(stage)
                        .sendText(words.text(0).getBytes(StandardCharsets.UTF_8)))
                .say("send text bytes {hex}", (stage, words) -> sockets(stage).sendText(words.bytes(0)))
                .say("send binary {text}", (stage, words) -> sockets(stage)
                        .sendBinary(words.text(0).getBytes(StandardCharsets.UTF_8)))
                .say("send past the protocol {hex}", (stage, words) -> sockets(stage)
                        .sendBytes(words.bytes(0)))
                .say("send a frame of {number} bytes", (stage, words) -> sockets(stage)
                        .sendText("x".repeat(words.number(0)).getBytes(StandardCharsets.US_ASCII)))
                .lasting("split messages into {number} frames", (stage, words) -> {
                    sockets(stage).splitIntoFrames(words.number(0));
                    return sockets(stage)::whole;
                })
                .lasting("fragment messages into {number}", (stage, words) -> {
                    sockets(stage).fragment(words.number(0));
                    return sockets(stage)::whole;
                })
                .lasting("delay second copies by {span}", (stage, words) -> {
                    sockets(stage).delayCopies(words.span(0));
                    return () -> sockets(stage).delayCopies(Duration.ZERO);
                });
    }

    private static void session(Book<Stage> book) {
        book.say("log in", (stage, words) -> stage.session().login())
                .say("log out", (stage, words) -> stage.session().logout())
                .say("expire the login", (stage, words) -> stage.session().expire())
                .say("drop the brokerage session", (stage, words) -> stage.session()
                        .dropBrokerage())
                .say("open the brokerage session", (stage, words) -> stage.session()
                        .initBrokerage())
                .lasting("log in elsewhere", (stage, words) -> {
                    stage.session().compete();
                    return stage.session()::giveBack;
                })
                .say("log out elsewhere", (stage, words) -> stage.session().giveBack());
    }

    private static void market(Book<Stage> book) {
        book.lasting("pause the market", (stage, words) -> {
                    stage.market().pause();
                    return stage.market()::resume;
                })
                .say("move {number}", (stage, words) -> stage.market().tick(words.id(0)))
                .say("set field {number} of {number} to {text}", (stage, words) -> stage.market()
                        .set(words.id(1), words.text(0), words.text(2)))
                .say("notify {text}", (stage, words) -> stage.news().notify("1", words.text(0), null, null))
                .say("publish bulletin {text}", (stage, words) -> stage.news().bulletin(1, null, words.text(0)));
    }

    private static Undo silence(Stage stage, String topic) {
        sockets(stage).silence(topic);
        return () -> sockets(stage).unsilence(topic);
    }

    private static Network network(Stage stage) {
        return stage.faults().network();
    }

    private static SocketFaults sockets(Stage stage) {
        return stage.faults().sockets();
    }
}
