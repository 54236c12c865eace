package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChainsTest {

    private static final String STRIKES = "/iserver/secdef/strikes?conid=265598&sectype=OPT&month=DEC26";

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    private RestClient rest;

    @BeforeEach
    void connect() {
        gateway.simulator().market().pause();
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    void strikes_areEmpty_untilTheSymbolWasSearched() {
        rest.get("/iserver/secdef/search?symbol=apple&name=true");
        assertThat(rest.get(STRIKES).body()).isEqualTo("{\"call\":[],\"put\":[]}");

        JsonNode found = rest.json("/iserver/secdef/search?symbol=AAPL").get(0);

        assertThat(found.at("/sections/1/months").asText()).isEqualTo("JAN24;DEC26;JAN27");
        assertThat(rest.json(STRIKES).path("call").toString()).isEqualTo("[250.0,260.0,270.0,280.0,290.0]");
        assertThat(rest.json(STRIKES).path("put")).hasSize(5);
    }

    @Test
    void aStrike_leadsToItsContract_whichIsQuoted() {
        rest.get("/iserver/secdef/search?symbol=AAPL");
        JsonNode options = rest.json("/iserver/secdef/info?conid=265598&sectype=OPT&month=DEC26&strike=270&right=C");

        assertThat(options).hasSize(1);
        assertThat(options.at("/0/desc2").asText()).isEqualTo("DEC 18 '26 270 Call");
        assertThat(gateway.simulator().market().knows(options.at("/0/conid").asLong()))
                .isTrue();
    }

    @Test
    void strikesOfOptionsOnFutures_needTheirExchange() {
        rest.get("/iserver/secdef/search?symbol=ES");
        String strikes = "/iserver/secdef/strikes?conid=11004968&sectype=FOP&month=DEC26";

        assertThat(rest.json(strikes).path("call")).isEmpty();
        assertThat(rest.json(strikes + "&exchange=CME").path("call")).hasSize(5);
        assertThat(rest.get("/iserver/secdef/strikes?conid=11004968&month=DEC26")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void futures_areListedByExpiry_andOfOneExchangeIfAsked() {
        assertThat(rest.json("/trsrv/futures?symbols=CL").path("CL"))
                .extracting(row -> row.path("expirationDate").asInt())
                .containsExactly(20261221, 20270120, 20270222);
        assertThat(rest.json("/trsrv/futures?symbols=DAX&exchange=CME").path("DAX"))
                .isEmpty();
    }

    @Test
    void futures_haveTheirDatesAsNumbers() {
        JsonNode futures = rest.json("/trsrv/futures?symbols=ES,NOSUCH");

        assertThat(futures.path("ES")).hasSize(3);
        assertThat(futures.at("/ES/0/expirationDate").toString()).isEqualTo("20261218");
        assertThat(futures.at("/ES/0/underlyingConid").asLong()).isEqualTo(11004968);
        assertThat(futures.path("NOSUCH").isArray()).isTrue();
        assertThat(futures.path("NOSUCH")).isEmpty();
    }

    @Test
    void rules_suggestThePriceOfTheOtherSide() {
        gateway.simulator().market().set(265598, "84", "271.50", "86", "271.70");

        assertThat(rest.json("/iserver/contract/rules", "{\"conid\":265598,\"isBuy\":true}")
                        .path("limitPrice")
                        .decimalValue())
                .isEqualByComparingTo("271.70");
        assertThat(rest.json("/iserver/contract/265598/info-and-rules?isBuy=false")
                        .at("/rules/limitPrice")
                        .decimalValue())
                .isEqualByComparingTo("271.50");
        assertThat(rest.json("/iserver/contract/rules", "{\"conid\":1}").has("error"))
                .isTrue();
    }

    @Test
    void rates_followTheMarket() {
        gateway.simulator().market().set(12087792, "31", "1.25");

        assertThat(rest.json("/iserver/exchangerate?source=USD&target=EUR")
                        .path("rate")
                        .decimalValue())
                .isEqualByComparingTo("0.8");
        assertThat(rest.json("/iserver/currency/pairs?currency=CHF")
                        .at("/CHF/0/ccyPair")
                        .asText())
                .isEqualTo("USD");
        assertThat(rest.get("/iserver/exchangerate?source=USD&target=XXX").statusCode())
                .isEqualTo(400);
    }

    @Test
    void schedules_comeInTwoForms() {
        JsonNode days = rest.json("/contract/trading-schedule?conid=265598").path("schedules");
        JsonNode week =
                rest.json("/trsrv/secdef/schedule?assetClass=STK&symbol=AAPL").at("/0/schedules");

        JsonNode hours = days.elements().next().at("/liquid_hours/0");
        assertThat(hours.path("closing").asLong() - hours.path("opening").asLong())
                .isEqualTo(Duration.ofMinutes(390).toSeconds());
        assertThat(week).hasSize(7);
        assertThat(week.at("/0/tradingScheduleDate").asText()).isEqualTo("20000101");
        assertThat(week.at("/0/sessions")).isEmpty();
        assertThat(week.at("/2/sessions/0/openingTime").asText()).isEqualTo("0930");
    }
}
