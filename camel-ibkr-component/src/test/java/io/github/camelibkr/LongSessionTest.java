package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.Region;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What takes hours: A4 to A6, R2 and T12 of the fault catalogue, in the simulator's virtual time and at full rhythm. */
class LongSessionTest extends VirtualTest {

    private static final String QUOTES = "ibkr:stream/smd?conid=265598&fields=last";

    private static List<LifecycleEvent.Type> types(List<Exchange> news) {
        return FaultTest.types(news);
    }

    @Test
    void A6_eightHoursWithoutAnyRequestOfARoute_theSessionIsKeptAlive() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);

        pass(Duration.ofMinutes(40));

        assertThat(status().state()).isEqualTo(GatewayState.READY);
        assertThat(status().gaps()).isZero();
        assertThat(gateway.ledger().requests("POST", "/tickle")).hasSizeBetween(38, 44);
        assertThat(gateway.ledger().frames())
                .filteredOn(frame -> frame.text().equals("tic"))
                .hasSizeBetween(75, 85);
    }

    @Test
    void A4_loginExpires_oneEventAndNoStorm_andItGoesOnAfterTheLogin() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);

        gateway.session().expire();
        awaitState(GatewayState.LOGIN_REQUIRED);
        pass(Duration.ofMinutes(10));

        assertThat(types(news)).filteredOn(Type.LOGIN_REQUIRED::equals).hasSize(1);
        assertThat(status().advice()).contains("open " + gateway.url() + " in a browser and log in");
        gateway.session().login();
        awaitState(GatewayState.READY);
    }

    @ParameterizedTest(name = "{0}: midnight at {2}")
    @CsvSource({
        "america, America/New_York, 2026-03-08T05:00:00Z",
        "america, America/New_York, 2026-03-09T04:00:00Z",
        "america, America/New_York, 2026-11-02T05:00:00Z",
        "europe, Europe/Zurich, 2026-03-28T23:00:00Z",
        "europe, Europe/Zurich, 2026-03-29T22:00:00Z",
        "europe, Europe/Zurich, 2026-10-25T23:00:00Z",
        "asia, Asia/Hong_Kong, 2026-07-01T16:00:00Z",
    })
    void A5_quirk18_nightlyReset_isMaintenance_withPatientPauses_andThenALoginIsNeeded(
            Region region, String zone, Instant midnight) throws Exception {
        begin(midnight.minus(Duration.ofMinutes(1)), ZoneId.of(zone));
        routes.configuration().setRegion(region);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);

        pass(Duration.ofMinutes(4));

        assertThat(status().state()).isEqualTo(GatewayState.MAINTENANCE);
        assertThat(types(news)).contains(Type.MAINTENANCE).doesNotContain(Type.LOGIN_REQUIRED);
        int before = gateway.ledger().requests().size();
        pass(Duration.ofMinutes(3));
        assertThat(gateway.ledger().requests().size() - before).isLessThanOrEqualTo(6);
        gateway.session().login();
        awaitState(GatewayState.READY);
    }

    @Test
    void A5_noLoginAfterTheMaintenance_isReportedWhenItIsOver() throws Exception {
        Instant midnight = Instant.parse("2026-03-03T05:00:00Z");
        begin(midnight.minus(Duration.ofMinutes(1)), ZoneId.of("America/New_York"));
        routes.configuration().setRegion(Region.america);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);

        pass(Duration.ofMinutes(33));

        assertThat(status().state()).isEqualTo(GatewayState.LOGIN_REQUIRED);
        assertThat(types(news)).containsSubsequence(Type.MAINTENANCE, Type.LOGIN_REQUIRED);
    }

    @Test
    void R2_penaltyBox_notOneRequestIn15Minutes_andThenItGoesOn() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);
        gateway.pacing().punish(Duration.ofMinutes(15));
        pass(Duration.ofMinutes(2));
        assertThat(status().state()).isEqualTo(GatewayState.PENALTY);
        int before = gateway.ledger().requests().size();

        pass(Duration.ofMinutes(13));

        assertThat(gateway.ledger().requests()).hasSize(before);
        assertThat(status().gaps()).isZero();
        pass(Duration.ofMinutes(6));
        assertThat(status().state()).isEqualTo(GatewayState.READY);
        assertThat(status().gaps()).isZero();
    }

    @Test
    void T12_flapping_pausesGrowTo30Seconds_andStartShortAgainAfterAHealthyMinute() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            gateway.faults().sockets().cutAll();
            await().until(() -> status().state() != GatewayState.READY);
            Instant lost = gateway.clock().now();
            awaitState(GatewayState.READY);
            Duration pause = Duration.between(lost, gateway.clock().now());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
            assertThat(pause).isLessThan(Duration.ofSeconds(32));
        }
        assertThat(longest).isGreaterThan(Duration.ofSeconds(4));

        pass(Duration.ofSeconds(70));
        gateway.faults().sockets().cutAll();
        await().until(() -> status().state() != GatewayState.READY);
        Instant lost = gateway.clock().now();
        awaitState(GatewayState.READY);
        assertThat(Duration.between(lost, gateway.clock().now())).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    /** Reconnects as fast as the limit of {@code /tickle} allows, which in virtual time is fast. */
    @Test
    void S6_thousandConnectCycles_leaveThreadsAndFilesAsTheyWere() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        Rhythm usual = Rhythm.DEFAULT;
        Duration soon = Duration.ofMillis(100);
        routes.component()
                .setRhythm(new Rhythm(
                        usual.tickle(),
                        usual.tic(),
                        usual.firstMessage(),
                        usual.silence(),
                        soon,
                        soon,
                        usual.patientRetry(),
                        usual.healthy(),
                        usual.renewal(),
                        usual.confirmation(),
                        usual.quiet(),
                        usual.poll(),
                        usual.redelivery()));
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);
        cycle(20);
        int threads = Thread.activeCount();
        long files = openFiles();

        cycle(1_000);

        assertThat(status().gaps()).isEqualTo(1_020);
        System.out.printf(
                "1,000 connect cycles: threads %d -> %d, files %d -> %d%n",
                threads, Thread.activeCount(), files, openFiles());
        // pools may have made a thread or two more; what leaks does so a thousand times
        await().untilAsserted(() -> {
            assertThat(openFiles()).isLessThanOrEqualTo(files + 10);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 10);
        });
    }

    private void cycle(int times) {
        for (int i = 0; i < times; i++) {
            long gaps = status().gaps();
            gateway.faults().sockets().cutAll();
            await().pollInterval(Duration.ofMillis(1)).until(() -> status().gaps() > gaps);
            awaitState(GatewayState.READY);
        }
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    @Test
    void T2_deadPeer_isFoundWithin25Seconds() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofMillis(12_500));
            long gaps = status().gaps();
            gateway.faults().sockets().freezeAll();
            Instant dead = gateway.clock().now();

            while (status().gaps() == gaps) {
                pass(Duration.ofMillis(500));
            }

            assertThat(Duration.between(dead, gateway.clock().now())).isLessThanOrEqualTo(Duration.ofMillis(25_500));
            awaitState(GatewayState.READY);
        }
    }

    @Test
    void A3_yield_isAskedForPolitelyAfter15Minutes_evenIfNobodySaysThatItIsFree() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);
        int asked =
                gateway.ledger().requests("POST", "/iserver/auth/ssodh/init").size();
        gateway.session().compete();
        awaitState(GatewayState.COMPETING);

        pass(Duration.ofMinutes(13));
        assertThat(gateway.ledger().requests("POST", "/iserver/auth/ssodh/init"))
                .hasSize(asked);
        pass(Duration.ofMinutes(4));

        assertThat(gateway.ledger().requests("POST", "/iserver/auth/ssodh/init"))
                .hasSize(asked + 1)
                .last()
                .satisfies(request -> assertThat(request.body()).contains("\"compete\":false"));
    }
}
