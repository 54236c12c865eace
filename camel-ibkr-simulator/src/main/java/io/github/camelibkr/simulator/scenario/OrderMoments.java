package io.github.camelibkr.simulator.scenario;

import io.github.camelibkr.simulator.scenario.Phrase.Book;
import io.github.camelibkr.simulator.trading.NextOrder;

/** What can happen to orders: those that are there, and the next one. */
final class OrderMoments {

    private OrderMoments() {}

    static void addTo(Book<Stage> book) {
        working(book);
        next(book);
    }

    private static void working(Book<Stage> book) {
        book.lasting("hold fills", (stage, words) -> {
                    stage.trading().holdFills();
                    return stage.trading()::releaseFills;
                })
                .say("fill {number} of order {number} at {price}", (stage, words) -> stage.trading()
                        .fill(words.id(1), words.text(0), words.text(2)))
                .say("cancel order {number}", (stage, words) -> stage.trading().cancel(words.id(0)))
                .say("reject order {number} because {text}", (stage, words) -> stage.trading()
                        .reject(words.id(0), words.text(1)))
                .say("correct execution {word} to {number} at {price}", (stage, words) -> stage.trading()
                        .correct(words.text(0), words.text(1), words.text(2)));
    }

    private static void next(Book<Stage> book) {
        book.say("refuse the next order with {text}", (stage, words) -> next(stage)
                        .refuse(words.text(0)))
                .say("reject the next order because {text}", (stage, words) -> next(stage)
                        .reject(words.text(0)))
                .say("let the next order become inactive because {text}", (stage, words) -> next(stage)
                        .becomeInactive(words.text(0)))
                .say("fail row {number} of the next order because {text}", (stage, words) -> next(stage)
                        .failRow(words.number(0), words.text(1)))
                .say("ask {word} about the next order: {text}", (stage, words) -> next(stage)
                        .ask(words.text(0), words.text(1)))
                .say("ask about the next order: {text}", (stage, words) -> next(stage)
                        .askWithoutId(words.text(0)))
                .say("prompt {word} for the next order: {text} ({text})", (stage, words) -> next(stage)
                        .prompt(words.text(0), words.text(1), options(words.text(2))))
                .say("answer the next order with prompt {word}: {text} ({text})", (stage, words) -> next(stage)
                        .answerWithPrompt(words.text(0), words.text(1), options(words.text(2))))
                .say("fill the next order before it is shown", (stage, words) -> next(stage)
                        .fillBeforeItIsShown())
                .say("show the next order as submitted after it is filled", (stage, words) -> next(stage)
                        .showSubmittedAfterFilled());
    }

    private static String[] options(String list) {
        return list.split(", *");
    }

    private static NextOrder next(Stage stage) {
        return stage.trading().nextOrder();
    }
}
