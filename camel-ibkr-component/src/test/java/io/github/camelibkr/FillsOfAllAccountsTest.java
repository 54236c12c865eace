package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.Execution;
import io.github.camelibkr.simulator.session.Login;
import io.github.camelibkr.simulator.trading.Side;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FillsOfAllAccountsTest extends VirtualTest {

    @Test
    @DisplayName("quirk 69: fills of an account that is not the selected one are read beside the stream, too")
    void quirk69_fillsOfAnotherAccount_areTold() throws Exception {
        begin(choices -> choices.login(Login.ADVISER));
        gateway.trading().tradeElsewhere("DU1234571", 265598, Side.BUY, "10", "270.00");
        gateway.trading().tradeElsewhere("DU1234572", 265598, Side.BUY, "20", "270.00");
        List<Exchange> fills = routes.collect("ibkr:stream/str?since=today");
        routes.start();

        pass(Duration.ofSeconds(120));

        assertThat(fills.stream()
                        .map(fill -> fill.getMessage().getBody(Execution.class).accountId())
                        .distinct())
                .containsExactlyInAnyOrder("DU1234571", "DU1234572");
        assertThat(gateway.ledger().requests("GET", "/iserver/account/trades").stream()
                        .map(request -> String.valueOf(request.query()).replaceAll(".*accountId=(\\w+).*", "$1"))
                        .distinct())
                .as("each account is named, since the selected one is answered for otherwise")
                .contains("DU1234571", "DU1234572");
    }
}
