package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.model.Orders;
import io.github.camelibkr.simulator.session.Login;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An order of another account than the selected one (quirk 69)")
class OrderOfAnotherAccountTest extends OrderTest {

    private static final String ONE = "DU1234571";
    private static final String TWO = "DU1234572";
    private static final String ORDERS = "/iserver/account/*/orders";

    OrderOfAnotherAccountTest() {
        super(choices -> choices.login(Login.ADVISER).questions(false));
    }

    private void begin() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        assertThat(routes.send("ibkr:account/select?accountId=" + ONE, null).getException())
                .isNull();
    }

    private static String order(String id, String account) {
        return "{\"clientOrderId\":\"" + id + "\",\"accountId\":\"" + account
                + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}";
    }

    private Exchange place(String id, String account) {
        return routes.send("ibkr:order/place", order(id, account));
    }

    private JournalState noted(String id, String account) {
        return ((DuplicateOrderException) place(id, account).getException())
                .recorded()
                .state();
    }

    @Test
    @DisplayName("O3: whose answer is lost is found")
    void O3_answerLost_isFound() {
        begin();
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();

        assertThat(place("lost", TWO).getException()).isInstanceOf(OrderUnknownException.class);

        await().atMost(Duration.ofSeconds(45)).until(() -> noted("lost", TWO) == JournalState.ACCEPTED);
        assertThat(gateway.ledger().orders()).hasSize(1);
    }

    @Test
    @DisplayName("that stands although its question was answered no is not taken for discarded")
    void questionAboutAnOrderThatStandsAllTheSame_isAccepted() {
        begin();
        gateway.faults()
                .on("POST", ORDERS)
                .times(1)
                .carryOutThenAnswer(
                        200,
                        "[{\"id\":\"0a1b2c3d-0000-4000-8000-000000000000\",\"message\":[\"Really?\"],"
                                + "\"messageIds\":[\"o163\"]}]");

        Exchange outcome = place("no", TWO);

        assertThat(outcome.getException()).isNull();
        assertThat(outcome.getMessage().getBody(OrderOutcome.class).state()).isEqualTo(OrderOutcome.State.ACCEPTED);
    }

    @Test
    @DisplayName("O12: that is over is told when somebody cancels it")
    void O12_cancelOfAFilledOrder_isRefused() {
        begin();
        OrderOutcome done = place("filled", TWO).getMessage().getBody(OrderOutcome.class);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> routes
                                .send("ibkr:order/list?accountId=" + TWO, null)
                                .getMessage()
                                .getBody(Orders.class)
                                .orders()
                                .stream()
                                .anyMatch(order -> "Filled".equals(order.status())));

        assertThat(routes.send("ibkr:order/cancel?accountId=" + TWO + "&orderId=" + done.orderId(), null)
                        .getException())
                .hasMessageContaining("was not cancelled: it is Filled");
    }

    @Test
    @DisplayName("O3: with the same id, of another application, proves nothing")
    void O3_sameIdInAnotherAccount_provesNothing() {
        IbkrRoutes other = IbkrRoutes.trading(gateway);
        other.start();
        assertThat(other.send("ibkr:order/place", order("17", ONE)).getException())
                .isNull();
        other.close();
        begin();
        gateway.faults().on("POST", ORDERS).times(1).closeAfterRead();

        assertThat(place("17", TWO).getException()).isInstanceOf(OrderUnknownException.class);
        int before = gateway.ledger().requests("GET", "/iserver/account/trades").size();
        await().atMost(Duration.ofSeconds(45))
                .until(() -> gateway.ledger()
                                .requests("GET", "/iserver/account/trades")
                                .size()
                        >= before + 2);

        assertThat(noted("17", TWO)).isEqualTo(JournalState.UNKNOWN);
    }
}
