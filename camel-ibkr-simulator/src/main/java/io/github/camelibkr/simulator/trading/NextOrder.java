package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.time.Floor;
import java.util.List;
import java.util.function.Consumer;

/**
 * What shall become of the next submission. Everything that is said before it counts for it, and for no other; of a
 * bracket or a group it counts for the first order, unless it names a row.
 */
public final class NextOrder {

    private final Floor floor;
    private Plan plan = new Plan();

    NextOrder(Floor floor) {
        this.floor = floor;
    }

    /** It is answered with status 200 and {@code error}. */
    public NextOrder refuse(String error) {
        return plan(next -> next.refusal = error);
    }

    /** One more question is asked, after those that the order raises itself. */
    public NextOrder ask(String messageId, String text) {
        return plan(next -> next.questions.add(new Question(messageId, text)));
    }

    /** One more question, without {@code messageIds} and {@code messageOptions}, as gateways asked formerly. */
    public NextOrder askWithoutId(String text) {
        return ask(null, text);
    }

    /** It is accepted and cancelled by the system a moment later. */
    public NextOrder reject(String reason) {
        return plan(next -> next.end(OrderStatus.CANCELLED, reason));
    }

    /** It is accepted and becomes inactive for good a moment later. */
    public NextOrder becomeInactive(String reason) {
        return plan(next -> next.end(OrderStatus.REJECTED, reason));
    }

    /** One order of several, counted from zero, fails with id -1, while the others are accepted. */
    public NextOrder failRow(int row, String text) {
        return plan(next -> next.failedRows.put(row, text));
    }

    /** It is accepted, and held up by a prompt that comes as {@code ntf}. */
    public NextOrder prompt(String messageId, String text, String... options) {
        return plan(next -> next.prompt = new Prompt(messageId, text, List.of(options)));
    }

    /** The answer to the submission is the prompt itself. */
    public NextOrder answerWithPrompt(String messageId, String text, String... options) {
        return prompt(messageId, text, options).plan(next -> next.promptIsAnswer = true);
    }

    /** It is filled before any websocket has heard of it. */
    public NextOrder fillBeforeItIsShown() {
        return plan(next -> next.executionComesFirst = true);
    }

    /** After it is filled, a row still says that it is submitted. */
    public NextOrder showSubmittedAfterFilled() {
        return plan(next -> next.statusComesLast = true);
    }

    /** The plan, which is used up with this. */
    Plan take() {
        Plan taken = plan;
        plan = new Plan();
        return taken;
    }

    private NextOrder plan(Consumer<Plan> part) {
        floor.run(() -> part.accept(plan));
        return this;
    }
}
