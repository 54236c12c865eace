package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PacingTest {

    private static final String PATH = "/trsrv/stocks?symbols=IBM";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create();

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        rest = new RestClient(simulator);
    }

    @Test
    void tooManyRequests_endInThePenaltyBox() {
        int admitted = (int) IntStream.range(0, 200)
                .map(i -> rest.get(PATH).statusCode())
                .takeWhile(status -> status == 200)
                .count();

        assertThat(admitted).isBetween(10, 199);
        assertThat(rest.get("/portfolio/subaccounts").statusCode()).isEqualTo(429);
        assertThat(simulator.ledger().mostArrivalsInAnySecond()).isGreaterThan(10);
    }

    @Test
    void endpointLimits_areTighter_andAPardonOpensTheBox() {
        assertThat(rest.get("/sso/validate").statusCode()).isEqualTo(200);
        assertThat(rest.get("/sso/validate").statusCode()).isEqualTo(429);
        assertThat(rest.get(PATH).statusCode()).isEqualTo(429);

        simulator.pacing().pardon();

        assertThat(rest.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void theSimulatorsOwnPages_areNotPaced() {
        IntStream.range(0, 15)
                .forEach(i -> assertThat(rest.get("/simulator/ledger/requests").statusCode())
                        .isEqualTo(200));
        assertThat(simulator.ledger().mostArrivalsInAnySecond()).isZero();
    }
}
