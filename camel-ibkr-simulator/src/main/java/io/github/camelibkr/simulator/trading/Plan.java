package io.github.camelibkr.simulator.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What shall become of one submission, apart from what would become of it anyway. */
final class Plan {

    final List<Question> questions = new ArrayList<>();
    final Map<Integer, String> failedRows = new HashMap<>();
    String refusal;
    OrderStatus ending;
    String reason;
    Prompt prompt;
    boolean promptIsAnswer;
    boolean executionComesFirst;
    boolean statusComesLast;

    /** The first order, or the only one, ends like this as soon as it has been accepted. */
    void end(OrderStatus status, String why) {
        ending = status;
        reason = why;
    }
}
