package io.github.camelibkr.order;

import static io.github.camelibkr.order.OrderDesk.ASKED;
import static io.github.camelibkr.order.OrderDesk.ORDERS;
import static io.github.camelibkr.order.OrderDesk.REPLY;
import static io.github.camelibkr.order.OrderDesk.TRADES;
import static io.github.camelibkr.order.OrderDesk.failure;
import static io.github.camelibkr.order.OrderDesk.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderUnknownException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Quirk 69: of a login with several accounts, IBKR tells the orders of the one that is asked for")
class SeveralAccountsTest {

    private static final String PLACE = "POST /iserver/account/DU2/orders";

    @TempDir
    Path directory;

    private OrderDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new OrderDesk(directory);
        desk.gateway.session(new SessionFacts(List.of("DU1", "DU2"), true));
        desk.accountId = "DU2";
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void lose() {
        desk.gateway.on(PLACE, new NoAnswerException("silence", null));
        assertThat(failure(place())).isInstanceOf(OrderUnknownException.class);
    }

    private CompletableFuture<IbkrMessage> place() {
        return desk.place(Given.order().clientOrderId("c-1").accountId("DU2").build());
    }

    private void look() {
        desk.gateway.clock().advance(Duration.ofSeconds(1));
    }

    private static String row(String account, String status) {
        return OrderDesk.row("17", "c-1", status).replace("{", "{\"acct\":\"" + account + "\",");
    }

    private JournalState state() {
        return desk.noted("c-1").state();
    }

    @Test
    void O3_orderInDoubt_isLookedForInItsAccount() {
        lose();
        desk.gateway.on(ORDERS + "?accountId=DU2", OrderDesk.orders(row("DU2", "Filled")));

        look();

        assertThat(state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(desk.gateway.said(ORDERS)).allMatch(asked -> asked.endsWith("?accountId=DU2"));
        assertThat(desk.gateway.said(TRADES)).isNotEmpty().allMatch(asked -> asked.contains("accountId=DU2"));
    }

    @ParameterizedTest(name = "of {0}: {1}")
    @CsvSource({"DU1, UNKNOWN", "DU2, ACCEPTED"})
    void O3_orderWithTheSameId_provesSomethingOnlyInItsAccount(String account, JournalState state) {
        lose();
        desk.gateway.on(ORDERS, OrderDesk.orders(row(account, "Filled")));

        look();

        assertThat(state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "of {0}: {1}")
    @CsvSource({"DU1, UNKNOWN", "DU2, ACCEPTED"})
    void O3_executionWithTheSameId_provesSomethingOnlyInItsAccount(String account, JournalState state) {
        lose();
        desk.gateway.on(
                TRADES,
                "[{\"execution_id\":\"e1\",\"order_ref\":\"c-1\",\"order_id\":17,\"account\":\"" + account + "\"}]");

        look();

        assertThat(state()).isEqualTo(state);
    }

    @Test
    void refusedQuestion_isDiscardedOnceItsAccountWasRead() {
        desk.gateway.on(PLACE, ASKED).on(REPLY, "{}").on(ORDERS, new NoAnswerException("silence", null));
        CompletableFuture<?> order = place();
        look();
        assertThat(order).isNotDone();

        desk.gateway.on(ORDERS, OrderDesk.orders());
        desk.gateway.clock().advance(Duration.ofSeconds(10));

        assertThat(order).isCompletedExceptionally();
        assertThat(state()).isEqualTo(JournalState.DISCARDED);
    }

    @Test
    void refusedQuestion_ofAnOrderThatStands_isAccepted() {
        desk.gateway
                .on(PLACE, ASKED)
                .on(REPLY, "{}")
                .on(ORDERS + "?accountId=DU2", OrderDesk.orders(row("DU2", "Submitted")));
        CompletableFuture<IbkrMessage> order = place();

        look();

        assertThat(outcome(order).state()).isEqualTo(OrderOutcome.State.ACCEPTED);
    }

    @Test
    void O12_cancel_looksInTheAccountOfTheOrder() {
        desk.gateway
                .on("DELETE /iserver/account/DU2/order/17", new NoAnswerException("silence", null))
                .on(ORDERS + "?accountId=DU2", OrderDesk.orders(row("DU2", "Filled")));

        assertThat(failure(desk.call("order/cancel", null, Map.of("orderId", "17", "accountId", "DU2"))))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessage("order 17 was not cancelled: it is Filled");
    }

    @Test
    void refusedQuestion_toldAsAQuestion() {
        desk.gateway.on(PLACE, ASKED).on(REPLY, "{}");
        CompletableFuture<IbkrMessage> order = place();
        look();

        assertThat(failure(order)).isInstanceOf(OrderQuestionException.class);
    }
}
