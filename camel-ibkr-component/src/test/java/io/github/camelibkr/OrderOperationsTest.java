package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.BadRequestException;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.NotFoundException;
import io.github.camelibkr.model.Notification;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderPreview;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Receipt;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A working order")
class OrderOperationsTest extends OrderTest {

    private static final String CONFIRM = "confirm=o163,o354,o10153";
    private static final String ONE_ORDER = "/iserver/account/*/order/*";

    private static OrderRequest order(String id, String price) {
        return OrderRequest.builder()
                .clientOrderId(id)
                .conid(265598L)
                .side("BUY")
                .orderType("LMT")
                .quantity(BigDecimal.ONE)
                .price(new BigDecimal(price))
                .build();
    }

    private static <T> T body(Exchange exchange, Class<T> type) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }

    /** Far below the market, so that it stays there. */
    private String placed(String id) {
        return body(routes.send("ibkr:order/place?" + CONFIRM, order(id, "1.00")), OrderOutcome.class)
                .orderId();
    }

    private OrderEntry atIbkr(String orderId) {
        return gateway.ledger().orders().stream()
                .filter(order -> Long.toString(order.orderId()).equals(orderId))
                .findFirst()
                .orElseThrow();
    }

    private List<RequestEntry> requests(String method) {
        return gateway.ledger().requests().stream()
                .filter(request -> request.method().equals(method)
                        && request.path().matches(".*/iserver/account/[^/]+/order/[^/]+"))
                .toList();
    }

    private int changes() {
        return requests("POST").size();
    }

    @Test
    @DisplayName("is changed once for each id, without an id of its own on the wire (quirk 63)")
    void quirk63_modify_changesTheOrderOnce() {
        routes.start();
        String orderId = placed("base-1");
        String modify = "ibkr:order/modify?originalClientOrderId=base-1&" + CONFIRM;

        OrderOutcome outcome = body(routes.send(modify, order("change-1", "2.00")), OrderOutcome.class);
        Exchange again = routes.send(modify, order("change-1", "2.00"));

        assertThat(outcome.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        assertThat(outcome.orderId()).isEqualTo(orderId);
        assertThat(outcome.clientOrderId()).isEqualTo("change-1");
        assertThat(again.getException()).isInstanceOf(DuplicateOrderException.class);
        assertThat(changes()).isEqualTo(1);
        assertThat(requests("POST").get(0).body()).doesNotContain("change-1").doesNotContain("orders");
        OrderUpdate status = body(routes.send("ibkr:order/status?orderId=" + orderId, null), OrderUpdate.class);
        assertThat(status.price()).isEqualByComparingTo("2.00");
        assertThat(status.clientOrderId()).isEqualTo("base-1");
        assertThat(status.side()).isEqualTo("BUY");
    }

    @Test
    @DisplayName("O13: whose change got no answer is compared with what was asked, and nothing is sent twice")
    void O13_answerToAChangeLost_isFoundByTheNewValues() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        String orderId = placed("base-2");
        gateway.faults().on("POST", ONE_ORDER).times(1).loseAnswer();
        String modify = "ibkr:order/modify?orderId=" + orderId + "&" + CONFIRM;

        // the smallest change: far from the market it would be asked about again
        Exchange lost = routes.send(modify, order("change-2", "1.00"));

        assertThat(lost.getException()).isInstanceOf(OrderUnknownException.class);
        await().untilAsserted(() -> {
            Exchange again = routes.send(modify, order("change-2", "1.00"));
            assertThat(((DuplicateOrderException) again.getException())
                            .recorded()
                            .state())
                    .isEqualTo(JournalState.ACCEPTED);
        });
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    @DisplayName("O13: whose change never arrived stays in doubt, until it is over without the new values")
    void O13_changeNeverArrived_isDecidedWhenTheOrderIsOver() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        String orderId = placed("base-3");
        gateway.faults().on("POST", ONE_ORDER).times(1).neverAnswer();
        String modify = "ibkr:order/modify?orderId=" + orderId + "&" + CONFIRM;

        assertThat(routes.send(modify, order("change-3", "2.00")).getException())
                .isInstanceOf(OrderUnknownException.class);
        assertThat(((DuplicateOrderException)
                                routes.send(modify, order("change-3", "2.00")).getException())
                        .recorded()
                        .state())
                .isEqualTo(JournalState.UNKNOWN);
        gateway.trading().cancel(Long.parseLong(orderId));

        await().untilAsserted(() -> assertThat(((DuplicateOrderException)
                                routes.send(modify, order("change-3", "2.00")).getException())
                        .recorded()
                        .state())
                .isEqualTo(JournalState.REJECTED));
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    @DisplayName("that IBKR does not know is not changed: rejected")
    void modify_unknownOrder_isRejected() {
        routes.start();

        Exchange answer = routes.send("ibkr:order/modify?orderId=4711&" + CONFIRM, order("change-4", "2.00"));

        assertThat(answer.getException()).isInstanceOf(OrderRejectedException.class);
        assertThat(answer.getException().getMessage()).contains("change-4");
    }

    @Test
    @DisplayName("must be named, once, to be changed or cancelled")
    void modifyAndCancel_orderNotNamed_areRefused() {
        routes.start();

        for (String operation : List.of("ibkr:order/modify", "ibkr:order/cancel")) {
            assertThat(routes.send(operation, order("change-5", "2.00")).getException())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("by orderId (or header CamelIbkrOrderId) or by originalClientOrderId");
            assertThat(routes.send(operation + "?originalClientOrderId=nobody", order("change-5", "2.00"))
                            .getException())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("knows no order nobody");
        }
        assertThat(changes()).isZero();
    }

    @Test
    @DisplayName("O12: is cancelled by its own id, and a lost answer to that is made good by looking")
    void O12_cancel_answerLost_isLookedAt() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        String orderId = placed("base-6");
        gateway.faults().on("DELETE", ONE_ORDER).times(1).loseAnswer();

        CancelReceipt receipt =
                body(routes.send("ibkr:order/cancel?originalClientOrderId=base-6", null), CancelReceipt.class);

        assertThat(receipt.orderId()).isEqualTo(orderId);
        assertThat(receipt.status()).isIn("Cancelled", "PendingCancel");
        assertThat(atIbkr(orderId).status()).isEqualTo("Cancelled");
    }

    @Test
    @DisplayName("O12: is asked to be cancelled again if that never arrived")
    void O12_cancelNeverArrived_isAskedAgain() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        String orderId = placed("base-7");
        gateway.faults().on("DELETE", ONE_ORDER).times(1).neverAnswer();

        CancelReceipt receipt = body(routes.send("ibkr:order/cancel?orderId=" + orderId, null), CancelReceipt.class);

        assertThat(receipt.message()).isEqualTo("Request was submitted");
        assertThat(requests("DELETE")).hasSize(2);
        await().untilAsserted(() -> assertThat(atIbkr(orderId).status()).isEqualTo("Cancelled"));
    }

    @Test
    @DisplayName("O12: that is filled or not known cannot be cancelled, and the texts say so")
    void O12_cancel_tooLateOrUnknown() {
        routes.start();
        String orderId = placed("base-8");
        gateway.trading().fill(Long.parseLong(orderId), "1", "1.00");

        assertThat(routes.send("ibkr:order/cancel?orderId=" + orderId, null).getException())
                .isInstanceOf(OrderRejectedException.class)
                .hasMessage("order " + orderId + " was not cancelled: it is Filled");
        assertThat(routes.send("ibkr:order/cancel?orderId=4711", null).getException())
                .isInstanceOf(NotFoundException.class);
        Exchange byHeader = routes.template().request("ibkr:order/cancel", exchange -> exchange.getMessage()
                .setHeader(IbkrConstants.ORIGINAL_CLIENT_ORDER_ID, "base-8"));
        assertThat(byHeader.getException()).isInstanceOf(OrderRejectedException.class);
    }

    @Test
    @DisplayName("is cancelled with all others only by whoever has said that he means it (quirk 64)")
    void quirk64_cancelAll_needsConsent() {
        routes.start();
        String one = placed("base-9");
        String other = placed("base-10");

        assertThat(routes.send("ibkr:order/cancelAll", null).getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining("set allowCancelAll=true");
        assertThat(requests("DELETE")).isEmpty();
        CancelReceipt receipt =
                body(routes.send("ibkr:order/cancelAll?allowCancelAll=true", null), CancelReceipt.class);

        assertThat(receipt.accountId()).isEqualTo(gateway.account());
        assertThat(receipt.orderId()).isNull();
        await().untilAsserted(() -> {
            assertThat(atIbkr(one).status()).isEqualTo("Cancelled");
            assertThat(atIbkr(other).status()).isEqualTo("Cancelled");
        });
    }

    @Test
    @DisplayName(
            "of which nobody says whether it was cancelled with all others is not said to be, and the audit log knows")
    void O12_cancelAll_answerLost_isUnknown() {
        routes.start();
        placed("base-11");
        gateway.faults().on("DELETE", ONE_ORDER).times(1).loseAnswer();

        try (AuditLines audit = new AuditLines()) {
            Exchange lost = routes.send("ibkr:order/cancelAll?allowCancelAll=true", null);

            assertThat(lost.getException())
                    .isInstanceOf(OrderUnknownException.class)
                    .hasMessageStartingWith(
                            "which orders of account " + gateway.account() + " are cancelled is unknown: ")
                    .hasMessageContaining("See order/list");
            assertThat(audit.json())
                    .filteredOn(line -> line.path("state").asText().equals("CANCEL"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("orderId").asText()).isEqualTo("all");
                        assertThat(line.path("text").asText())
                                .startsWith("which orders of account ")
                                .doesNotContain(gateway.account());
                    });
        }
        assertThat(requests("DELETE")).hasSize(1);
    }

    @Test
    @DisplayName("is not placed by a preview, which says what it would cost")
    void preview_tellsCostsAndPlacesNothing() {
        routes.start();
        OrderRequest order = order("preview-1", "1.00").toBuilder()
                .clientOrderId(null)
                .quantity(new BigDecimal("10"))
                .build();

        OrderPreview preview = body(routes.send("ibkr:order/preview", order), OrderPreview.class);

        assertThat(preview.accountId()).isEqualTo(gateway.account());
        assertThat(preview.amount()).isEqualByComparingTo("10.00");
        assertThat(preview.total()).isEqualByComparingTo(preview.amount().add(preview.commission()));
        assertThat(preview.currency()).isEqualTo("USD");
        assertThat(preview.position().change()).isEqualByComparingTo("10");
        assertThat(preview.position().after())
                .isEqualByComparingTo(preview.position().current().add(BigDecimal.TEN));
        assertThat(preview.warnings())
                .singleElement()
                .asString()
                .doesNotContain("<")
                .doesNotStartWith("21/");
        assertThat(preview.error()).isNull();
        assertThat(gateway.ledger().orders()).isEmpty();
    }

    @Test
    @DisplayName("that is asked about by IBKR needs no answer once that question is suppressed, until that is undone")
    void quirk54_suppress_andReset() {
        routes.start();
        String place = "ibkr:order/place";
        assertThat(routes.send(place, order("asked-1", "1.00")).getException())
                .isInstanceOf(OrderQuestionException.class);

        assertThat(body(routes.send("ibkr:order/suppress?messageIds=o163,o354,o10153", null), Receipt.class))
                .isEqualTo(new Receipt("submitted"));
        assertThat(body(routes.send(place, order("asked-2", "1.00")), OrderOutcome.class)
                        .confirmed())
                .isNull();
        body(routes.send("ibkr:order/resetSuppression", null), Receipt.class);

        assertThat(routes.send(place, order("asked-3", "1.00")).getException())
                .isInstanceOf(OrderQuestionException.class);
    }

    @Test
    @DisplayName("that a prompt holds up goes on once the prompt is answered (quirk 76)")
    void quirk76_prompt_isAnswered() throws Exception {
        List<Exchange> prompts = routes.collect("ibkr:stream/ntf");
        routes.start();
        await().untilAsserted(() -> assertThat(
                        routes.component().gatewayStatuses().get(0).state().name())
                .isEqualTo("READY"));
        gateway.trading().nextOrder().prompt("p12", "Is this <b>really</b> meant?", "Yes", "No");
        String orderId = placed("prompt-1");
        await().until(() -> !prompts.isEmpty());
        Notification prompt = prompts.get(0).getMessage().getBody(Notification.class);

        Receipt receipt = body(
                routes.send(
                        "ibkr:order/answerPrompt?orderId=" + prompt.orderId() + "&requestId=" + prompt.requestId()
                                + "&choice=Yes",
                        Map.of()),
                Receipt.class);

        assertThat(prompt.messageId()).isEqualTo("p12");
        assertThat(receipt.message()).isEqualTo("Request was submitted");
        await().untilAsserted(() -> assertThat(atIbkr(orderId).status()).isNotEqualTo("Inactive"));
        assertThat(routes.send("ibkr:order/answerPrompt?orderId=1&requestId=2&choice=Yes", null)
                        .getException())
                .isInstanceOf(BadRequestException.class);
    }
}
