package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveAccountTest {

    @RegisterExtension
    static final SimulatorExtension EXTENSION =
            SimulatorExtension.create(choices -> choices.port(Ports.next()).paper(false));

    @Test
    void place_paperModeOnALiveLogin_isDeniedAndNothingIsSent() {
        try (IbkrRoutes routes = IbkrRoutes.trading(EXTENSION.simulator()).start()) {
            Exchange answer = routes.send(
                    "ibkr:order/place",
                    "{\"clientOrderId\":\"live-1\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}");

            assertThat(answer.getException())
                    .isInstanceOf(OrderDeniedException.class)
                    .hasMessage(
                            "order denied, nothing was sent: tradingMode is paper, but the gateway is logged in to a"
                                    + " live account");
            assertThat(EXTENSION.simulator().ledger().postsByClientOrderId()).isEmpty();
        }
    }

    @Test
    void replyAndCancel_paperModeOnALiveLogin_areDeniedAndNothingIsSent() {
        try (IbkrRoutes routes = IbkrRoutes.trading(EXTENSION.simulator()).start()) {
            for (Exchange answer : List.of(
                    routes.send("ibkr:order/reply", new OrderReply("12345678-aaaa-bbbb-cccc-123456789012", true)),
                    routes.send("ibkr:order/cancel?orderId=1", null))) {
                assertThat(answer.getException())
                        .isInstanceOf(OrderDeniedException.class)
                        .hasMessageEndingWith("tradingMode is paper, but the gateway is logged in to a live account");
            }
            assertThat(EXTENSION.simulator().ledger().requests())
                    .noneMatch(request -> request.path().contains("/reply/")
                            || request.method().equals("DELETE"));
        }
    }
}
