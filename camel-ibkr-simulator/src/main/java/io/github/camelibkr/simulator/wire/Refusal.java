package io.github.camelibkr.simulator.wire;

/** Thrown where a request cannot be served; carries the answer that says so. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /** Refuses with this answer. */
    public Refusal(Answer answer) {
        super(answer.body());
        this.answer = answer;
    }

    /** 400 with the status code repeated in the body. */
    public static Refusal badRequest(String reason) {
        return new Refusal(Answer.errorWithCode(400, "Bad Request: " + reason));
    }

    /** The answer to send. */
    public Answer answer() {
        return answer;
    }
}
