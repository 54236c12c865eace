package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TlsTest {

    private static final String ANOTHER =
            "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:" + "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF";

    @RegisterExtension
    static final SimulatorExtension EXTENSION = SimulatorExtension.create(
            choices -> choices.establishDelay(Duration.ZERO).pacing(false));

    private final Simulator gateway = EXTENSION.simulator();

    @Test
    void oneOfSeveralPins_restAndWebsocketAreTrusted() throws Exception {
        try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            routes.configuration()
                    .setGatewayCertificateSha256(ANOTHER + ", "
                            + gateway.certificateSha256().replace(":", "").toLowerCase(java.util.Locale.ROOT));
            List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598");
            routes.start();

            await().untilAsserted(() -> assertThat(quotes).isNotEmpty());
        }
    }

    @Test
    void anotherPin_nothingIsSentAndTheFingerprintSeenIsNamed() throws Exception {
        int before = gateway.ledger().requests().size();
        try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            routes.configuration().setGatewayCertificateSha256(ANOTHER);
            routes.configuration().setMaxWait(3_000);
            routes.start();

            Exchange answer = routes.send("ibkr:account/list", null);

            assertThat(answer.getException())
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessageContaining("the gateway showed a certificate that is not pinned: "
                            + gateway.certificateSha256()
                            + ". If that is your gateway's, add it to gatewayCertificateSha256.");
        }
        assertThat(gateway.ledger().requests()).hasSize(before);
    }

    @Test
    void noPinAndNoParameters_selfSignedCertificateIsRefused() {
        try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            routes.configuration().setGatewayCertificateSha256(null);
            routes.configuration().setMaxWait(3_000);
            routes.start();

            assertThat(routes.send("ibkr:account/list", null).getException())
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessageEndingWith(
                            "(unable to find valid certification path to requested target); if its certificate is"
                                    + " its own, pin it with gatewayCertificateSha256");
        }
    }

    @Test
    void sslContextParametersThatTrustSomebodyElse_areUsedAndRefuse() {
        try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            routes.configuration().setGatewayCertificateSha256(null);
            routes.configuration().setSslContextParameters(new SSLContextParameters());
            routes.configuration().setMaxWait(3_000);
            routes.start();

            assertThat(routes.send("ibkr:account/list", null).getException()).isInstanceOf(NotConnectedException.class);
        }
    }

    @Test
    void plainHttpOnLoopback_worksForRestAndWebsocket() throws Exception {
        try (Simulator plain = Simulator.builder()
                        .tls(false)
                        .establishDelay(Duration.ZERO)
                        .binaryFrames(false)
                        .build()
                        .start();
                IbkrRoutes routes = IbkrRoutes.on(plain)) {
            List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598");
            routes.start();

            await().untilAsserted(() -> assertThat(quotes).isNotEmpty());
            assertThat(routes.component().gatewayStatuses().get(0).state()).isEqualTo(GatewayState.READY);
        }
    }
}
