package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.simulator.trading.Side;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The first call lies, or the last one does")
class FirstCallsTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.virtualTime()
            .tls(false)
            .pacing(false)
            .positionLag(Duration.ofSeconds(30))
            .establishDelay(Duration.ZERO));

    private RestClient rest;

    @BeforeEach
    void connect() {
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    @DisplayName(
            "Positions lag behind the fills, until they are invalidated or some time has passed; portfolio2 does not")
    void positions() {
        rest.get("/portfolio/accounts");
        assertThat(rest.json("/portfolio/DU1234567/positions/0")).isEmpty();
        gateway.simulator().trading().tradeElsewhere("DU1234567", 265598, Side.BUY, "10", "270.00");

        assertThat(rest.json("/portfolio/DU1234567/positions/0")).isEmpty();
        assertThat(rest.json("/portfolio2/DU1234567/positions")).hasSize(1);
        rest.post("/portfolio/DU1234567/positions/invalidate", "{}");
        assertThat(rest.json("/portfolio/DU1234567/positions/0")).hasSize(1);

        gateway.simulator().trading().tradeElsewhere("DU1234567", 8314, Side.BUY, "10", "300.00");
        assertThat(rest.json("/portfolio/DU1234567/positions/0")).hasSize(1);
        gateway.simulator().clock().advance(Duration.ofSeconds(30));
        assertThat(rest.json("/portfolio/DU1234567/positions/0")).hasSize(2);
    }

    @Test
    @DisplayName("Algorithms need two calls (quirk 47), and an unknown contract is 503 (quirk 30)")
    void algos() {
        String path = "/iserver/contract/265598/algos?algos=Adaptive;Vwap&addDescription=1&addParams=1";
        assertThat(rest.json(path).path("algos")).isEmpty();
        assertThat(rest.json(path).path("algos")).hasSize(2);
        assertThat(rest.json(path).at("/algos/0/parameters/0/required").isTextual())
                .isTrue();
        assertThat(rest.get("/iserver/contract/1/algos").statusCode()).isEqualTo(503);
    }

    @Test
    @DisplayName("Derivatives are known after a search by symbol only (quirk 41)")
    void derivatives() {
        String options = "/iserver/secdef/info?conid=265598&sectype=OPT&month=DEC26&strike=270&right=C";
        assertThat(rest.get(options).statusCode()).isEqualTo(500);
        rest.get("/iserver/secdef/search?symbol=APPLE&name=true");
        assertThat(rest.get(options).statusCode()).isEqualTo(500);
        rest.get("/iserver/secdef/search?symbol=AAPL");
        assertThat(rest.json(options)).hasSize(1);
    }
}
