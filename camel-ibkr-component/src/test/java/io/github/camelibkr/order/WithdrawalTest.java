package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.order.OrderAnswer.Accepted;
import io.github.camelibkr.order.OrderAnswer.Failed;
import io.github.camelibkr.wire.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WithdrawalTest {

    private static final OrderRequest LEG = OrderRequest.builder().build();
    private static final OrderRequest BRACKET = OrderRequest.builder()
            .clientOrderId("c-1")
            .children(List.of(LEG, LEG))
            .build();
    private static final OrderRequest GROUP = OrderRequest.builder()
            .clientOrderId("c-1")
            .oca(List.of(LEG, LEG, LEG))
            .build();

    private final List<Map<String, String>> cancelled = new ArrayList<>();
    private final Map<String, String> audit = new HashMap<>();
    private CompletionStage<Answer> answer = answer(200, "{\"msg\":\"Request was submitted\"}");
    private final Voice voice = (operation, values, body, lastLook) -> {
        assertThat(operation.name()).isEqualTo("order/cancel");
        assertThat(body).isNull();
        assertThat(lastLook).isNull();
        cancelled.add(values);
        return answer;
    };

    private static CompletionStage<Answer> answer(int status, String body) {
        return CompletableFuture.completedFuture(new Answer(status, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Heard heard(OrderRequest order, String... orderIds) {
        Heard heard = Heard.nothingOf(order);
        for (String orderId : orderIds) {
            heard.take(
                    List.of(orderId == null ? new Failed(null, "no") : new Accepted(orderId, null, "Submitted", null)));
        }
        return heard;
    }

    private String withdraw(boolean wanted, Heard heard) {
        return new Withdrawal(voice, wanted, "DU1", audit::put)
                .of(heard)
                .toCompletableFuture()
                .join();
    }

    @Test
    void notWanted_nothingIsCancelled() {
        assertThat(withdraw(false, heard(BRACKET, "5", null, "7")))
                .isEqualTo("What IBKR has taken stands there: cancel it with ibkr:order/cancel, or add"
                        + " cancelOnPartial=true to the endpoint.");
        assertThat(cancelled).isEmpty();
        assertThat(audit).isEmpty();
    }

    @Test
    void bracket_parentStands_onlyItIsCancelled() {
        assertThat(withdraw(true, heard(BRACKET, "5", null, "7"))).isEqualTo("IBKR was asked to cancel order 5.");
        assertThat(cancelled).containsExactly(Map.of("accountId", "DU1", "orderId", "5"));
        assertThat(audit).containsExactly(Map.entry("5", "taken"));
    }

    @Test
    void bracket_parentDoesNotStand_itsChildrenAreCancelled() {
        assertThat(withdraw(true, heard(BRACKET, null, "6", "7")))
                .isEqualTo("IBKR was asked to cancel order 6. IBKR was asked to cancel order 7.");
    }

    @Test
    void group_everyOrderThatStands_isCancelled() {
        assertThat(withdraw(true, heard(GROUP, "5", null, "7")))
                .isEqualTo("IBKR was asked to cancel order 5. IBKR was asked to cancel order 7.");
        assertThat(cancelled).extracting(values -> values.get("orderId")).containsExactly("5", "7");
    }

    @Test
    void quirk65_future_isCancelledByItsOperator() {
        OrderRequest future = GROUP.toBuilder()
                .oca(List.of(
                        LEG.toBuilder().manualIndicator(false).extOperator("me").build(), LEG))
                .build();

        withdraw(true, heard(future, "5", null));

        assertThat(cancelled)
                .containsExactly(
                        Map.of("accountId", "DU1", "orderId", "5", "manualIndicator", "false", "extOperator", "me"));
    }

    @Test
    void refused_isTold() {
        answer = answer(400, "{\"error\":\"Order is inactive\"}");
        assertThat(withdraw(true, heard(BRACKET, "5", null, null)))
                .isEqualTo("Order 5 could not be cancelled (Order is inactive): look at it.");
        assertThat(audit).containsExactly(Map.entry("5", "Order is inactive"));

        answer = answer(200, "{\"error\":\"OrderID 5 doesn't exist\"}");
        assertThat(withdraw(true, heard(BRACKET, "5", null, null))).contains("(OrderID 5 doesn't exist)");
        answer = answer(200, "<html>busy</html>");
        assertThat(withdraw(true, heard(BRACKET, "5", null, null))).contains("(busy)");
        answer = answer(503, "{\"msg\":\"later\"}");
        assertThat(withdraw(true, heard(BRACKET, "5", null, null))).contains("could not be cancelled");
    }

    @Test
    void lost_isTold() {
        answer = CompletableFuture.failedFuture(new NoAnswerException("no answer", null));

        assertThat(withdraw(true, heard(BRACKET, "5", null, null)))
                .isEqualTo("Order 5 could not be cancelled (no answer): look at it.");
    }
}
