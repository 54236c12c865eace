package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.trading.Side;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PortfolioTest {

    private static final String PORTFOLIO = "/portfolio/DU1234567/";

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        simulator.market().set(265598, "31", "271.60");
        simulator.market().set(495512572, "31", "6702.50");
        simulator.market().set(12087792, "31", "1.15840");
        rest = new RestClient(simulator).ready();
    }

    @Test
    void everythingIsEmpty_untilTheAccountsAreListed() {
        trade(265598, Side.BUY, "100", "270.00");

        assertThat(rest.get(PORTFOLIO + "positions/0").body()).isEqualTo("[]");
        assertThat(rest.get(PORTFOLIO + "ledger").body()).isEqualTo("{}");
        rest.get("/portfolio/accounts");

        assertThat(rest.json(PORTFOLIO + "positions/0")).hasSize(1);
        assertThat(rest.json(PORTFOLIO + "ledger").has("USD")).isTrue();
    }

    @Test
    void firstReadOfAPosition_hasNoNames_unlessTheClientWaits() {
        trade(265598, Side.BUY, "100", "270.00");
        trade(756733, Side.BUY, "1", "668.90");
        rest.get("/portfolio/accounts");

        assertThat(rest.json(PORTFOLIO + "position/265598").get(0).has("ticker"))
                .isFalse();
        assertThat(rest.json(PORTFOLIO + "position/265598").get(0).path("name").asText())
                .isEqualTo("APPLE INC");
        assertThat(rest.json("/portfolio/positions/756733?waitForSecDef=true")
                        .at("/DU1234567/0/ticker")
                        .asText())
                .isEqualTo("SPY");
        assertThat(rest.get(PORTFOLIO + "position/8314").body()).isEqualTo("[]");
    }

    @Test
    void aPosition_isValuedAtTheMarket() {
        trade(265598, Side.BUY, "100", "270.00");
        trade(265598, Side.SELL, "40", "271.00");
        rest.get("/portfolio/accounts");

        JsonNode row = rest.json(PORTFOLIO + "positions/0").get(0);
        JsonNode live = rest.json("/portfolio2/DU1234567/positions").get(0);

        assertThat(row.path("position").toString()).isEqualTo("60.0");
        assertThat(row.path("mktValue").decimalValue()).isEqualByComparingTo("16296");
        assertThat(row.path("unrealizedPnl").decimalValue()).isEqualByComparingTo("96");
        assertThat(row.path("realizedPnl").decimalValue()).isEqualByComparingTo("40");
        assertThat(live.path("conid").isTextual()).isTrue();
        assertThat(live.path("marketValue").decimalValue()).isEqualByComparingTo("16296");
    }

    @Test
    void aPage_hasHundredRows() {
        for (int i = 0; i < 101; i++) {
            trade(900_000_001L + i, Side.BUY, "1", "20");
        }
        rest.get("/portfolio/accounts");

        assertThat(rest.json(PORTFOLIO + "positions/0")).hasSize(100);
        assertThat(rest.json(PORTFOLIO + "positions/1")).hasSize(1);
        assertThat(rest.json(PORTFOLIO + "positions/2")).isEmpty();
    }

    @Test
    void theLedger_followsMoneyInEveryCurrency_andFuturesAreNotPaidFor() {
        trade(265598, Side.BUY, "100", "270.00");
        trade(495512572, Side.BUY, "1", "6700.00");
        trade(12087792, Side.BUY, "25000", "1.15000");
        rest.get("/portfolio/accounts");

        JsonNode ledger = rest.json(PORTFOLIO + "ledger");

        // 27,000 for the stock, 28,750 for the euros, and commissions of 1, 2.25 and 2.
        assertThat(ledger.at("/USD/cashbalance").decimalValue()).isEqualByComparingTo("944244.75");
        assertThat(ledger.at("/USD/futuremarketvalue").decimalValue()).isEqualByComparingTo("125");
        assertThat(ledger.at("/EUR/cashbalance").decimalValue()).isEqualByComparingTo("25000");
        assertThat(ledger.at("/EUR/exchangerate").decimalValue()).isEqualByComparingTo("1.1584");
        // Gains of 160, 125 and 210 less the commissions.
        assertThat(ledger.at("/BASE/netliquidationvalue").decimalValue()).isEqualByComparingTo("1000489.75");
        assertThat(rest.json(PORTFOLIO + "summary").at("/netliquidation/amount").decimalValue())
                .isEqualByComparingTo("1000489.75");
        assertThat(rest.json(PORTFOLIO + "allocation")
                        .at("/assetClass/long/STK")
                        .decimalValue())
                .isEqualByComparingTo("27160");
    }

    @Test
    void theSummaries_areNumbersOnce_andTextElsewhere() {
        trade(265598, Side.BUY, "100", "270.00");
        String summary = "/iserver/account/DU1234567/summary";

        assertThat(rest.json(summary).path("totalCashValue").toString()).isEqualTo("972999.0");
        assertThat(rest.json(summary).at("/cashBalances/1/currency").asText()).isEqualTo("Total (in USD)");
        assertThat(rest.json(summary + "/balances").at("/total/net_liquidation").asText())
                .isEqualTo("1,000,159 USD");
        assertThat(rest.json(summary + "/available_funds")
                        .at("/commodities/buying_power")
                        .asText())
                .isEqualTo("0 USD");
        assertThat(rest.json(summary + "/margins").at("/total/current_initial").asText())
                .isEqualTo("6,790 USD");
        assertThat(rest.json(summary + "/market_value").at("/USD/stock").asText())
                .isEqualTo("27,160");
        assertThat(rest.get("/iserver/account/DU7654321/summary").statusCode()).isEqualTo(400);
    }

    @Test
    void profit_isBlankAtTheFirstCall_andFollowsTheQuotes() {
        trade(265598, Side.BUY, "100", "270.00");

        assertThat(rest.get("/iserver/account/pnl/partitioned").body()).isEqualTo("{\"upnl\":{}}");
        assertThat(profit()).isEqualTo("159.0");
        simulator.market().set(265598, "31", "272.60");

        assertThat(profit()).isEqualTo("259.0");
    }

    private String profit() {
        return rest.json("/iserver/account/pnl/partitioned")
                .at("/upnl/DU1234567.Core/dpl")
                .toString();
    }

    private void trade(long conid, Side side, String size, String price) {
        simulator.trading().tradeElsewhere("DU1234567", conid, side, size, price);
    }
}
