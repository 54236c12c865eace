package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("98: a request that ends quotes ends them for everybody; the component's own begin again")
class EndedQuotesTest extends VirtualTest {

    private List<Exchange> apple;
    private List<Exchange> microsoft;

    private void stream() throws Exception {
        begin(choices -> choices.streamLife(Duration.ofDays(20)));
        routes.component().setRhythm(withoutRenewal());
        apple = routes.collect("ibkr:stream/smd?conid=265598");
        microsoft = routes.collect("ibkr:stream/smd?conid=272093@NASDAQ");
        routes.start();
        turn(() -> !apple.isEmpty() && !microsoft.isEmpty());
    }

    /** Nothing else than what is tested here subscribes again. */
    private static Rhythm withoutRenewal() {
        Rhythm usual = Rhythm.DEFAULT;
        return new Rhythm(
                usual.tickle(),
                usual.tic(),
                usual.firstMessage(),
                usual.silence(),
                usual.shortestRetry(),
                usual.longestRetry(),
                usual.patientRetry(),
                usual.healthy(),
                Duration.ofDays(10),
                usual.confirmation(),
                Duration.ofDays(10),
                usual.poll(),
                usual.redelivery());
    }

    private long subscribed(String target) {
        return gateway.ledger().frames().stream()
                .filter(frame -> frame.text().startsWith("smd+" + target))
                .count();
    }

    private void awaitQuotes(List<Exchange> of) {
        int before = of.size();
        turn(() -> of.size() > before);
    }

    @Test
    void quirk98_unsubscribe_itsContractOnly_isSubscribedAgainAtOnce() throws Exception {
        stream();

        assertThat(turnUntilAnswered("ibkr:marketdata/unsubscribe?conid=265598", null, Map.of())
                        .getException())
                .isNull();
        turn(() -> subscribed("265598") == 2);

        assertThat(subscribed("272093@NASDAQ")).isEqualTo(1);
        awaitQuotes(apple);
        assertThat(gateway.subscriptions()).contains("smd+265598", "smd+272093@NASDAQ");
    }

    @Test
    void quirk98_unsubscribe_meansTheContractOnEveryExchange() throws Exception {
        stream();

        turnUntilAnswered("ibkr:marketdata/unsubscribe?conid=272093", null, Map.of());
        turn(() -> subscribed("272093@NASDAQ") == 2);

        awaitQuotes(microsoft);
    }

    @Test
    void quirk98_requestWithoutARow_endsThemAsWell() throws Exception {
        stream();

        assertThat(turnUntilAnswered(
                                "ibkr:control/request?method=GET&path=/iserver/marketdata/265598/unsubscribe",
                                null,
                                Map.of())
                        .getException())
                .isNull();
        turn(() -> subscribed("265598") == 2);

        awaitQuotes(apple);
    }

    @Test
    void quirk98_unsubscribeAll_allAreSubscribedAgainAtOnce() throws Exception {
        stream();

        assertThat(turnUntilAnswered("ibkr:marketdata/unsubscribeAll", null, Map.of())
                        .getException())
                .isNull();
        turn(() -> subscribed("265598") == 2 && subscribed("272093@NASDAQ") == 2);

        awaitQuotes(apple);
        awaitQuotes(microsoft);
    }
}
