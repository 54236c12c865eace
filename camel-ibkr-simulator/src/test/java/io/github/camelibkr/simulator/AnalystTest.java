package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.trading.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Portfolio Analyst")
class AnalystTest {

    private static final String PERFORMANCE = "{\"acctIds\":[\"DU1234567\"],\"period\":\"%s\"}";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .virtualTime(Instant.parse("2026-03-31T18:00:00Z"))
            .commissionDelay(Duration.ZERO)
            .orderStepDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        rest = new RestClient(simulator);
    }

    @Test
    void performance_endsAtWhatTheAccountIsWorthNow() {
        simulator.market().set(756733, "31", "668.90");
        simulator.trading().tradeElsewhere("DU1234567", 756733, Side.BUY, "100", "658.90");

        JsonNode answer = rest.json("/pa/performance", PERFORMANCE.formatted("7D"));

        JsonNode navs = answer.at("/nav/data/0/navs");
        assertThat(answer.at("/nav/dates"))
                .hasToString("[\"20260325\",\"20260326\",\"20260327\",\"20260330\",\"20260331\"]");
        assertThat(navs).hasSize(5);
        assertThat(navs.get(0).decimalValue()).isEqualByComparingTo("1000000");
        assertThat(navs.get(4).decimalValue()).isGreaterThan(new BigDecimal("1000990"));
        assertThat(answer.at("/cps/data/0/returns/4").decimalValue()).isPositive();
    }

    @Test
    @DisplayName("only six periods are known (112)")
    void performance_ofAnotherPeriod_is400() {
        for (String period : new String[] {"1D", "7D", "MTD", "1M", "YTD", "1Y"}) {
            assertThat(rest.post("/pa/performance", PERFORMANCE.formatted(period))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(rest.post("/pa/performance", PERFORMANCE.formatted("3M")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void allPeriods_standUnderTheAccount() {
        JsonNode account =
                rest.json("/pa/allperiods", "{\"acctIds\":[\"DU1234567\"]}").path("DU1234567");

        assertThat(account.path("periods")).hasSize(6);
        account.path("periods")
                .forEach(period -> assertThat(account.path(period.asText()).path("nav"))
                        .hasSameSizeAs(account.path(period.asText()).path("dates"))
                        .isNotEmpty());
        assertThat(account.at("/1Y/startNAV/date").asText()).isEqualTo("20250331");
    }

    @Test
    @DisplayName("a purchase is money that went away; its day is written in two ways (87)")
    void transactions_tellWhatWasTraded() {
        simulator.trading().tradeElsewhere("DU1234567", 756733, Side.BUY, "4", "645.155");
        simulator.trading().tradeElsewhere("DU1234567", 756733, Side.SELL, "1", "646");
        simulator.trading().tradeElsewhere("DU1234567", 265598, Side.BUY, "1", "270");

        JsonNode rows = rest.json(
                        "/pa/transactions",
                        "{\"acctIds\":[\"DU1234567\"],\"conids\":[756733],\"currency\":\"USD\",\"days\":30}")
                .path("transactions");

        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/date").asText()).isEqualTo("Tue Mar 31 00:00:00 EDT 2026");
        assertThat(rows.at("/0/rawDate").asText()).isEqualTo("20260331");
        assertThat(rows.at("/0/amt").decimalValue()).isEqualByComparingTo("-2580.62");
        assertThat(rows.at("/1/type").asText()).isEqualTo("Sell");
        assertThat(rows.at("/1/qty").decimalValue()).isEqualByComparingTo("-1");
        assertThat(rows.at("/1/amt").decimalValue()).isEqualByComparingTo("646");
    }

    @Test
    void transactions_withoutCurrency_orOfTwoContracts_orOfSomebodyElse_are400() {
        assertThat(rest.post("/pa/transactions", "{\"acctIds\":[\"DU1234567\"],\"conids\":[1]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(rest.post("/pa/transactions", "{\"acctIds\":[\"DU1234567\"],\"conids\":[1,2],\"currency\":\"USD\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(rest.post("/pa/allperiods", "{\"acctIds\":[\"U7654321\"]}").statusCode())
                .isEqualTo(400);
    }
}
