package io.github.camelibkr.model;

/**
 * The body of {@code order/reply}.
 *
 * @param replyId the id of the question
 * @param confirmed true: yes, place it; false: discard the order
 */
public record OrderReply(String replyId, boolean confirmed) implements IbkrMessage {}
