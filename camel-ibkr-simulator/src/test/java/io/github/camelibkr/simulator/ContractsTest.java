package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractsTest {

    @RegisterExtension
    static final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    private static RestClient rest;

    @BeforeAll
    static void connect() {
        gateway.simulator().market().pause();
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    void search_findsBySymbol_withConidAsText() {
        JsonNode found = rest.json("/iserver/secdef/search?symbol=aapl");

        assertThat(found)
                .extracting(row -> row.path("description").asText())
                .containsExactly("NASDAQ", "EBS", "MEXI", "TSE");
        assertThat(found.at("/0/conid").isTextual()).isTrue();
        assertThat(found.at("/0/conid").asText()).isEqualTo("265598");
        assertThat(found.at("/0/sections/1/secType").asText()).isEqualTo("OPT");
        assertThat(rest.json("/iserver/secdef/search", "{\"symbol\":\"AAPL\"}")).isEqualTo(found);
    }

    @Test
    void search_byName_hasNoSections() {
        JsonNode found = rest.json("/iserver/secdef/search?symbol=apple&name=True");

        assertThat(found.at("/0/symbol").asText()).isEqualTo("AAPL");
        assertThat(found.at("/0").has("sections")).isFalse();
    }

    @Test
    void search_withoutASymbol_isRefused_andWithAnUnknownOneEmpty() {
        assertThat(rest.get("/iserver/secdef/search").statusCode()).isEqualTo(400);
        assertThat(rest.get("/iserver/secdef/search?symbol=NOSUCH").body()).isEqualTo("[]");
    }

    @Test
    void quirk41_secdefInfo_isUnavailable_untilTheSymbolWasSearched() {
        RestClient another = new RestClient(gateway.simulator());
        String march = "/iserver/secdef/info?conid=11004958&sectype=FUT&month=MAR27";

        assertThat(another.get(march).statusCode()).isEqualTo(500);
        another.get("/iserver/secdef/search?symbol=nasdaq&name=true");
        assertThat(another.get(march).statusCode()).isEqualTo(500);
        another.get("/iserver/secdef/search?symbol=NQ");

        assertThat(another.json(march).at("/0/conid").asLong()).isEqualTo(910_000_004);
    }

    @Test
    void secdefInfo_resolvesFutureAndOption() {
        rest.get("/iserver/secdef/search?symbol=AAPL");
        rest.get("/iserver/secdef/search?symbol=ES&secType=IND");
        JsonNode option = rest.json("/iserver/secdef/info?conid=265598&secType=OPT&month=JAN24&strike=195&right=P")
                .get(0);
        JsonNode future = rest.json("/iserver/secdef/info?conid=11004968&sectype=FUT&month=DEC26")
                .get(0);

        assertThat(option.path("conid").asLong()).isEqualTo(667629330);
        assertThat(option.path("strike").isNumber()).isTrue();
        assertThat(option.path("multiplier").asText()).isEqualTo("100");
        assertThat(future.path("conid").asLong()).isEqualTo(495512572);
        assertThat(rest.json("/iserver/secdef/info?conid=265598&sectype=OPT&month=FEB24"))
                .isEmpty();
        assertThat(rest.json("/iserver/secdef/info?conid=667629330").get(0)).isEqualTo(option);
    }

    @Test
    void secdefInfo_ofAnUnderlying_speaksAnotherDialect() {
        JsonNode stock =
                rest.json("/iserver/secdef/info?conid=8314&sectype=STK").get(0);

        assertThat(stock.path("ticker").asText()).isEqualTo("IBM");
        assertThat(stock.path("listingExchange").asText()).isEqualTo("NYSE");
        assertThat(stock.path("right").asText()).isEqualTo("?");
        assertThat(rest.json("/iserver/secdef/info?conid=12087792&sectype=CASH")
                        .at("/0/exchange")
                        .asText())
                .isEqualTo("IDEALPRO");
    }

    @Test
    void secdefInfo_hasARowForEachExpiryOfAMonth() {
        rest.get("/iserver/secdef/search?symbol=SPX");

        assertThat(rest.json("/iserver/secdef/info?conid=416904&sectype=OPT&month=DEC26&strike=6700&right=C"))
                .extracting(row -> row.path("tradingClass").asText()
                        + row.path("maturityDate").asText())
                .containsExactly("SPX20261218", "SPXW20261231");
    }

    @Test
    void secdefInfo_ofAnUnknownConid_is500WithJsonInsideTheError() {
        var answer = rest.get("/iserver/secdef/info?conid=999999999");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Json.read(Json.read(answer.body()).path("error").asText()).has("reason"))
                .isTrue();
    }

    @Test
    void contractInfo_knowsTheFuture() {
        JsonNode info = rest.json("/iserver/contract/495512572/info");

        assertThat(info.path("local_symbol").asText()).isEqualTo("ESZ6");
        assertThat(info.path("contract_month").asText()).isEqualTo("202612");
        assertThat(rest.get("/iserver/contract/x/info").statusCode()).isEqualTo(400);
    }

    @Test
    void stocks_listUnknownSymbolsWithNothing() {
        JsonNode stocks = rest.json("/trsrv/stocks?symbols=AAPL,NOSUCH");

        assertThat(stocks.at("/AAPL/0/contracts/0/conid").asLong()).isEqualTo(265598);
        assertThat(stocks.path("NOSUCH").isArray()).isTrue();
        assertThat(stocks.path("NOSUCH")).isEmpty();
    }

    @Test
    void definitions_skipUnknownConids() {
        JsonNode rows = rest.json("/trsrv/secdef?conids=756733,1,12087792").path("secdef");

        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/type").asText()).isEqualTo("ETF");
        assertThat(rows.at("/0/strike").asText()).isEqualTo("0");
        assertThat(rows.at("/1/fullName").asText()).isEqualTo("EUR.USD");
    }

    @Test
    void stocksOfASymbol_areGroupedByCompany_withThePlacesWhereTheyAreTraded() {
        JsonNode apple = rest.json("/trsrv/stocks?symbols=AAPL,7203").path("AAPL");

        assertThat(apple).extracting(row -> row.path("name").asText()).containsExactly("APPLE INC", "APPLE INC-CDR");
        assertThat(apple.at("/0/contracts"))
                .extracting(
                        row -> row.path("exchange").asText() + row.path("isUS").asBoolean())
                .containsExactly("NASDAQtrue", "EBSfalse", "MEXIfalse");
        assertThat(rest.json("/trsrv/stocks?symbols=BRK%20B")
                        .at("/BRK B/0/contracts/0/conid")
                        .asLong())
                .isEqualTo(72063691);
    }

    @Test
    void contractsOfAnExchange_areListedByNumber() {
        JsonNode nasdaq = rest.json("/trsrv/all-conids?exchange=NASDAQ");

        assertThat(nasdaq)
                .extracting(row -> row.path("ticker").asText())
                .contains("AAPL", "QQQ")
                .doesNotContain("IBM");
        assertThat(nasdaq.at("/0/exchange").asText()).isEqualTo("NMS");
        assertThat(rest.json("/trsrv/all-conids?exchange=IBIS")).hasSize(2);
    }

    @Test
    void foreignContracts_sayWhereTheyBelong() {
        JsonNode toyota = rest.json("/trsrv/secdef?conids=930000007").at("/secdef/0");

        assertThat(toyota.path("countryCode").asText()).isEqualTo("JP");
        assertThat(toyota.path("currency").asText()).isEqualTo("JPY");
        assertThat(rest.json("/iserver/exchangerate?source=JPY&target=USD")
                        .path("rate")
                        .asDouble())
                .isBetween(0.006, 0.007);
    }

    @Test
    void bonds_areFoundByTheirIssuer_andChosenByFilters() {
        JsonNode found =
                rest.json("/iserver/secdef/search?symbol=US-T&secType=BOND").get(0);
        String issuer = found.at("/issuers/0/id").asText();
        String info = "/iserver/secdef/info?sectype=BOND&issuerId=" + issuer;

        assertThat(found.path("conid").asText()).isEqualTo("-1");
        assertThat(found.path("symbol").isNull()).isTrue();
        JsonNode filters = rest.json("/iserver/secdef/bond-filters?symbol=BOND&issuerId=" + issuer)
                .path("bondFilters");
        assertThat(filters)
                .extracting(filter -> filter.path("displayText").asText())
                .containsExactly("Exchange", "Maturity Date", "Issue Date", "Coupon", "Currency");
        assertThat(filters.at("/1/options/0/text").asText()).isEqualTo("Nov 2034");
        assertThat(rest.json(info)).hasSize(2);
        assertThat(rest.json(info + "&filters=27:203705,USD"))
                .singleElement()
                .returns("4.5", row -> row.path("coupon").asText())
                .returns("20370515", row -> row.path("maturityDate").asText());
    }

    @Test
    void searchForACompanyWithBonds_endsWithItsIssuer() {
        assertThat(rest.json("/iserver/secdef/search?symbol=IBM"))
                .extracting(row -> row.path("companyHeader").asText())
                .containsExactly("INTL BUSINESS MACHINES CORP - NYSE", "Corporate Fixed Income");
    }

    @Test
    @DisplayName("Quirk 36: an issuer that nobody knows has no filters, and that is no error")
    void quirk36_bondFiltersOfAnUnknownIssuer_areEmpty() {
        assertThat(rest.get("/iserver/secdef/bond-filters?symbol=BOND&issuerId=e0")
                        .body())
                .isEqualTo("{\"bondFilters\":[]}");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "265598, STK, NMS",
        "756733, STK, SPY",
        "930000007, STK, 7203",
        "495512572, FUT, ES",
        "667629330, OPT, AAPL",
        "920000401, FOP, ES",
        "12087792, CASH, EUR.USD",
        "416904, IND, SPX",
        "930000031, BOND, US-T"
    })
    void everyKindOfContract_hasARecordAndRules_andADefinition(long conid, String secType, String tradingClass) {
        JsonNode record = rest.json("/iserver/contract/" + conid + "/info-and-rules");
        JsonNode plain = rest.json("/iserver/contract/" + conid + "/info");
        JsonNode rules = rest.json("/iserver/contract/rules", "{\"conid\":\"" + conid + "\",\"isBuy\":true}");

        assertThat(record.path("instrument_type").asText()).isEqualTo(secType);
        assertThat(plain.path("trading_class").asText()).isEqualTo(tradingClass);
        assertThat(record.path("rules")).isEqualTo(rules);
        assertThat(rules.path("limitPrice").isNumber()).isTrue();
        assertThat(rest.json("/trsrv/secdef?conids=" + conid)
                        .at("/secdef/0/assetClass")
                        .asText())
                .isEqualTo(secType);
        assertThat(rest.json("/contract/trading-schedule?conid=" + conid).path("schedules"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("Quirk 47: algos are there at the second call")
    void quirk47_algos_needTwoCalls() {
        String algos = "/iserver/contract/265598/algos?algos=Adaptive;Vwap&addDescription=1&addParams=1";

        assertThat(rest.json(algos).path("algos")).isEmpty();
        JsonNode loaded = rest.json(algos).path("algos");
        assertThat(loaded).extracting(row -> row.path("id").asText()).containsExactly("Adaptive", "Vwap");
        assertThat(loaded.at("/0/parameters/0/required").isTextual()).isTrue();
        assertThat(rest.json("/iserver/contract/265598/algos").path("algos"))
                .hasSize(10)
                .noneMatch(row -> row.has("parameters"));
        assertThat(rest.get("/iserver/contract/1/algos").statusCode()).isEqualTo(503);
    }
}
