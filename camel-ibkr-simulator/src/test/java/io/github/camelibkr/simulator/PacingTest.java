package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PacingTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.penalty(Duration.ofMillis(1500)));

    @Test
    void elevenRequestsInASecond_endInThePenaltyBox_untilItOpens() {
        RestClient rest = new RestClient(gateway.simulator());

        List<Integer> statuses = IntStream.range(0, 12)
                .mapToObj(i -> rest.get("/trsrv/stocks?symbols=IBM").statusCode())
                .toList();

        assertThat(statuses.subList(0, 10)).containsOnly(200);
        assertThat(statuses.subList(10, 12)).containsOnly(429);
        assertThat(gateway.simulator().ledger().mostArrivalsInAnySecond()).isGreaterThanOrEqualTo(11);
        await().pollInterval(Duration.ofMillis(200))
                .until(() -> rest.get("/trsrv/stocks?symbols=IBM").statusCode() == 200);
    }

    @Test
    void endpointLimits_areTighter() {
        RestClient rest = new RestClient(gateway.simulator());

        assertThat(rest.get("/portfolio/accounts").statusCode()).isEqualTo(200);
        assertThat(rest.get("/portfolio/accounts").statusCode()).isEqualTo(429);
        assertThat(rest.get("/trsrv/stocks?symbols=IBM").statusCode()).isEqualTo(429);

        gateway.simulator().pacing().pardon();

        assertThat(rest.get("/trsrv/stocks?symbols=IBM").statusCode()).isEqualTo(200);
    }

    @Test
    void theSimulatorsOwnPages_areNotPaced() {
        RestClient rest = new RestClient(gateway.simulator());

        IntStream.range(0, 15)
                .forEach(i -> assertThat(rest.get("/simulator/ledger/requests").statusCode())
                        .isEqualTo(200));
        assertThat(gateway.simulator().ledger().mostArrivalsInAnySecond()).isZero();
    }
}
