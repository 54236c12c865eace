package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** T1 to T13 of the fault catalogue. */
class TransportFaultsTest extends FaultTest {

    /** Silence is taken for death soon: the longer nobody notices, the longer it takes to come back. */
    private static final Rhythm SOON_DEAD = fast(Duration.ofMillis(1_500), FAST.renewal());

    @Test
    void T1_gatewayKilled_isNoticedBeforeItsSilence_andEverythingComesBack() throws Exception {
        // in reality, silence is noticed after 25 s
        routes.component().setRhythm(Rhythm.DEFAULT);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> quotes = flowing();
        Instant killed = Instant.now();

        gateway.down();

        await().untilAsserted(() -> assertThat(types(news)).contains(Type.DISCONNECTED));
        LifecycleEvent lost = events(news).stream()
                .filter(event -> event.type() == Type.DISCONNECTED)
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(killed, lost.at())).isLessThan(Duration.ofSeconds(5));

        gateway.up();

        awaitAnother(quotes);
        await().untilAsserted(() -> assertThat(types(news)).contains(Type.GAP, Type.RESUMED));
        assertThat(events(news))
                .filteredOn(event -> event.type() == Type.GAP)
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.topic()).isEqualTo("smd+265598");
                    assertThat(gap.from()).isBefore(lost.at().plusMillis(1));
                    assertThat(gap.to()).isAfter(gap.from());
                });
    }

    @Test
    void T2_gatewayFrozen_isFoundDeadBySilence_andComesBackWhenItGoesOn() throws Exception {
        routes.component().setRhythm(SOON_DEAD);
        List<Exchange> quotes = flowing();

        gateway.faults().network().freeze();

        awaitGaps(1);
        assertThat(status().state()).isNotEqualTo(GatewayState.READY);
        gateway.faults().network().clear();
        awaitAnother(quotes);
        awaitState(GatewayState.READY);
    }

    @Test
    void T3_peerGoneWithoutAWord_isFoundDeadBySilence_andSendersDoNotBlock() throws Exception {
        routes.component().setRhythm(SOON_DEAD);
        List<Exchange> quotes = flowing();

        gateway.faults().network().lose();

        awaitGaps(1);
        gateway.faults().network().clear();
        awaitAnother(quotes);
    }

    @Test
    void T3_onlyAnswersAreLost_isFoundDeadBySilence() throws Exception {
        routes.component().setRhythm(SOON_DEAD);
        List<Exchange> quotes = flowing();

        gateway.faults().network().loseAnswers();

        awaitGaps(1);
        gateway.faults().network().clear();
        awaitAnother(quotes);
    }

    @Test
    void T4_reset_oneEnd_oneGap() throws Exception {
        List<Exchange> quotes = flowing();

        gateway.faults().sockets().resetAll();

        awaitGaps(1);
        awaitAnother(quotes);
        assertThat(status().gaps()).isEqualTo(1);
    }

    @Test
    void T5_endWithoutACloseFrame_isReconnected() throws Exception {
        List<Exchange> quotes = flowing();

        gateway.faults().sockets().cutAll();

        awaitGaps(1);
        awaitAnother(quotes);
    }

    @Test
    void T6_gatewayNotUpAtStart_routeStartsAndWaits() throws Exception {
        gateway.down();
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        await().untilAsserted(() -> assertThat(status().problem()).contains("no connection to the gateway"));
        assertThat(status().advice()).contains("see that the gateway runs");

        gateway.up();

        awaitAnother(quotes);
    }

    @Test
    void T6_failOnStartup_routeDoesNotStart_andLeavesNothingBehind() throws Exception {
        gateway.down();
        routes.configuration().setFailOnStartup(true);
        routes.configuration().setMaxWait(500);
        routes.collect(QUOTES);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> routes.start())
                .hasStackTraceContaining("is not open after 500 ms");
        routes.close();
        assertThat(routes.component().gatewayStatuses()).isEmpty();
    }

    @Test
    void T7_anotherProgramOnThePort_getsNoByteOfARequest() throws Exception {
        try (ServerSocket stranger = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<byte[]> heard = new CopyOnWriteArrayList<>();
            Thread listener = new Thread(() -> listen(stranger, heard));
            listener.start();
            routes.configuration().setGatewayUrl("https://localhost:" + stranger.getLocalPort());
            routes.collect(QUOTES);
            routes.start();

            await().untilAsserted(() -> assertThat(heard).hasSizeGreaterThan(1));

            assertThat(heard).allSatisfy(bytes -> {
                // a TLS handshake, and nothing else
                assertThat(bytes[0]).isEqualTo((byte) 0x16);
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("POST", "tickle");
            });
        }
    }

    private static void listen(ServerSocket server, List<byte[]> heard) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(200);
                byte[] some = new byte[4_096];
                int length = client.getInputStream().read(some);
                if (length > 0) {
                    ByteArrayOutputStream copy = new ByteArrayOutputStream();
                    copy.write(some, 0, length);
                    heard.add(copy.toByteArray());
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (java.io.IOException nextOne) {
                // a port watch only connects
            }
        }
    }

    @Test
    void T8_certificateChanged_isRefusedByName_withoutAStorm_andAcceptedOnceItIsPinned() throws Exception {
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        flowing();
        String before = gateway.certificateSha256();

        gateway.play("at 0s: change the certificate");

        awaitState(GatewayState.CERTIFICATE_REFUSED);
        String after = gateway.certificateSha256();
        assertThat(after).isNotEqualTo(before);
        assertThat(status().problem()).contains("not pinned: " + after);
        assertThat(status().advice()).contains("gatewayCertificateSha256");
        Instant since = status().since();
        // the patient pause is 500 ms here, and 30 s in reality
        await().during(Duration.ofSeconds(1)).until(() -> status().since().equals(since));
        assertThat(types(news)).filteredOn(Type.DISCONNECTED::equals).hasSizeLessThanOrEqualTo(2);
        routes.close();

        routes = IbkrRoutes.on(gateway);
        routes.configuration().setGatewayCertificateSha256(before + "," + after);
        awaitAnother(flowing());
    }

    @Test
    void T9_handshakeStalls_endsAfterItsDeadline() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            routes.configuration().setGatewayUrl("https://localhost:" + mute.getLocalPort());
            routes.configuration().setConnectTimeout(300);
            routes.collect(QUOTES);
            routes.start();

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(status().problem()).contains("no connection to the gateway"));
        }
    }

    @Test
    void T10_slicesOfThreeBytes_areReadAllTheSame() throws Exception {
        gateway.faults().network().slice(3, Duration.ZERO);

        List<Exchange> quotes = flowing();

        awaitAnother(quotes);
        assertThat(status().gaps()).isZero();
    }

    @Test
    void T10_oneByteNowAndThen_isTakenForDead() throws Exception {
        routes.component().setRhythm(SOON_DEAD);
        List<Exchange> quotes = flowing();

        gateway.faults().network().slice(1, Duration.ofMillis(200));

        awaitGaps(1);
        gateway.faults().network().clear();
        awaitAnother(quotes);
    }

    @Test
    void T11_latency_isNotTakenForDeath() throws Exception {
        gateway.faults().network().delay(Duration.ofMillis(20), Duration.ofMillis(20));

        List<Exchange> quotes = flowing();

        awaitAnother(quotes);
        awaitAnother(quotes);
        assertThat(status().gaps()).isZero();
    }

    @Test
    void T12_flapping_pausesGrowAndEachConnectionLogsInOnceAtMost() throws Exception {
        flowing();
        for (int i = 0; i < 4; i++) {
            int gaps = i;
            gateway.down();
            await().untilAsserted(() -> assertThat(status().gaps()).isGreaterThan(gaps));
            gateway.up();
            awaitState(GatewayState.READY);
        }

        long connections = gateway.ledger().frames().stream()
                .filter(frame -> frame.text().startsWith("{\"session\":"))
                .count();
        assertThat(gateway.ledger().requests("POST", "/iserver/auth/ssodh/init"))
                .hasSizeLessThanOrEqualTo((int) connections + 1);
        assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(10);
    }

    @Test
    void T13_localhost_isFoundWhicheverAddressComesFirst() throws Exception {
        // the simulator listens on 127.0.0.1 only, whatever else the name stands for
        assertThat(gateway.url().getHost()).isEqualTo("localhost");

        awaitAnother(flowing());
    }
}
