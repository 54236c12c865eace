package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuoteStreamTest {

    private static final long AAPL = 265598;
    private static final long MSFT = 272093;

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(
            choices -> choices.seed(7).port(Ports.next()).quoteInterval(Duration.ofMillis(50)));

    private Simulator gateway;
    private IbkrRoutes routes;

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
        routes = IbkrRoutes.on(gateway);
    }

    @AfterEach
    void disconnect() {
        routes.close();
    }

    private static Quote last(List<Exchange> delivered) {
        return delivered.get(delivered.size() - 1).getMessage().getBody(Quote.class);
    }

    @Test
    void smd_severalContracts_eachIsDeliveredWithItsHeaders() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598,272093&fields=last,bid,ask,symbol");
        routes.start();

        await().untilAsserted(() -> assertThat(quotes)
                .extracting(exchange -> exchange.getMessage().getHeader(IbkrConstants.EVENT_CONID))
                .contains(AAPL, MSFT));
        Quote quote = quotes.get(0).getMessage().getBody(Quote.class);
        assertThat(quote.last()).isPositive();
        assertThat(quote.bid()).isLessThan(quote.ask());
        assertThat(quote.symbol()).isIn("AAPL", "MSFT");
        assertThat(quotes.get(0).getMessage().getHeader(IbkrConstants.EVENT_TOPIC))
                .isEqualTo("smd");
    }

    @Test
    void smd_partialUpdate_isMergedAndNamesWhatChanged() throws Exception {
        gateway.market().pause();
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598&fields=last,bid,ask");
        routes.start();
        await().untilAsserted(() -> assertThat(quotes).hasSize(1));
        BigDecimal bid = last(quotes).bid();

        gateway.market().set(AAPL, "31", "123.45");

        await().untilAsserted(() -> assertThat(last(quotes).last()).isEqualByComparingTo("123.45"));
        assertThat(last(quotes).changed()).contains("last").doesNotContain("bid");
        assertThat(last(quotes).bid()).isEqualTo(bid);
    }
}
