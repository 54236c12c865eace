package io.github.camelibkr.simulator.scenario;

import io.github.camelibkr.simulator.faults.FrameFault;
import io.github.camelibkr.simulator.scenario.Phrase.Book;

/** What can happen to a frame of a client. */
final class ClientFrames {

    /** All of it. */
    static final Book<FrameFault> BOOK = new Book<FrameFault>()
            .lasting("lose it", (fault, words) -> fault.lose()::end)
            .lasting("refuse it", (fault, words) -> fault.refuse()::end)
            .lasting("close the websocket with {number}", (fault, words) -> fault.close(words.number(0))::end)
            .lasting("reset the websocket", (fault, words) -> fault.reset()::end)
            .lasting("freeze the websocket", (fault, words) -> fault.freeze()::end);

    private ClientFrames() {}
}
