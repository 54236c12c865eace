package io.github.camelibkr.model;

import java.util.List;

/**
 * What IBKR asks before it accepts an order (quirks 51 to 53). It must be answered at once: any other request discards
 * it.
 *
 * @param replyId the id to answer with {@code order/reply}
 * @param messageIds what kind of question it is, such as {@code o163}; empty from builds that do not tell
 * @param messages the texts, with IBKR's line breaks and HTML taken out
 */
public record OrderQuestion(String replyId, List<String> messageIds, List<String> messages) implements IbkrMessage {}
