package io.github.camelibkr.simulator.scenario;

import io.github.camelibkr.simulator.faults.Fault;
import io.github.camelibkr.simulator.faults.Spoil.End;
import io.github.camelibkr.simulator.scenario.Phrase.Book;
import io.github.camelibkr.simulator.scenario.Phrase.Undo;
import io.github.camelibkr.simulator.scenario.Phrase.Words;
import io.github.camelibkr.simulator.wire.Answer;
import java.util.function.BiConsumer;

/** What can happen to a request. */
final class Requests {

    /** All of it. */
    static final Book<Fault> BOOK = new Book<>();

    static {
        madeUp(BOOK);
        lost(BOOK);
        spoilt(BOOK);
    }

    private Requests() {}

    private static void madeUp(Book<Fault> book) {
        add(book, "answer {number}", (fault, words) -> fault.answer(words.number(0), ""));
        add(book, "answer {number} with {text}", (fault, words) -> fault.answer(words.number(0), words.text(1)));
        add(
                book,
                "redirect to {word}",
                (fault, words) -> fault.answer(Answer.empty(302).with("Location", words.text(0))));
        add(
                book,
                "carry it out, then answer {number}",
                (fault, words) -> fault.carryOutThenAnswer(words.number(0), ""));
        add(
                book,
                "carry it out, then answer {number} with {text}",
                (fault, words) -> fault.carryOutThenAnswer(words.number(0), words.text(1)));
        add(book, "answer {span} late", (fault, words) -> fault.answerLate(words.span(0)));
        add(book, "let it pass", (fault, words) -> fault.pass());
    }

    private static void lost(Book<Fault> book) {
        add(book, "never answer", (fault, words) -> fault.neverAnswer());
        add(book, "fail upstream", (fault, words) -> fault.failUpstream());
        add(book, "carry it out, then fail upstream", (fault, words) -> fault.carryOutThenFailUpstream());
        add(
                book,
                "fail upstream after {number} bytes of the body",
                (fault, words) -> fault.truncateUpstream(words.number(0)));
        add(book, "close after reading", (fault, words) -> fault.closeAfterRead());
        add(book, "reset after reading", (fault, words) -> fault.resetAfterRead());
        add(
                book,
                "reset after {number} bytes of the request",
                (fault, words) -> fault.resetAfterRequestBytes(words.id(0)));
        add(book, "carry it out, then never answer", (fault, words) -> fault.loseAnswer());
        add(
                book,
                "carry it out, then close before the first byte of the answer",
                (fault, words) -> fault.closeInsteadOfAnswer());
        add(
                book,
                "carry it out, then reset before the first byte of the answer",
                (fault, words) -> fault.resetInsteadOfAnswer());
    }

    private static void spoilt(Book<Fault> book) {
        add(book, "stall after {number} bytes of the answer", (fault, words) -> fault.breakOff(words.id(0), End.STALL));
        add(book, "close after {number} bytes of the answer", (fault, words) -> fault.breakOff(words.id(0), End.CLOSE));
        add(book, "reset after {number} bytes of the answer", (fault, words) -> fault.breakOff(words.id(0), End.RESET));
        add(book, "drip {number} bytes every {span}", (fault, words) -> fault.drip(words.number(0), words.span(1)));
        add(book, "promise {number} bytes more than come", (fault, words) -> fault.promiseMore(words.id(0)));
        add(book, "add {number} bytes of headers", (fault, words) -> fault.padHeaders(words.number(0)));
        add(book, "add {number} cookies", (fault, words) -> fault.addCookies(words.number(0)));
        add(book, "answer {number} MB of blanks", (fault, words) -> fault.flood(words.id(0) << 20, false));
        add(book, "answer {number} MB of compressed blanks", (fault, words) -> fault.flood(words.id(0) << 20, true));
    }

    private static void add(Book<Fault> book, String wording, BiConsumer<Fault, Words> meaning) {
        book.lasting(wording, (fault, words) -> {
            meaning.accept(fault, words);
            Undo end = fault::end;
            return end;
        });
    }
}
