package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractsTest {

    @RegisterExtension
    static final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    private static RestClient rest;

    @BeforeAll
    static void connect() {
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    void search_findsBySymbol_withConidAsText() {
        JsonNode found = rest.json("/iserver/secdef/search?symbol=aapl");

        assertThat(found).extracting(row -> row.path("description").asText()).containsExactly("NASDAQ", "EBS", "MEXI");
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
    void secdefInfo_resolvesFutureAndOption() {
        rest.get("/iserver/secdef/search?symbol=AAPL");
        rest.get("/iserver/secdef/search?symbol=ES");
        JsonNode option = rest.json("/iserver/secdef/info?conid=265598&sectype=OPT&month=JAN24&strike=195&right=P")
                .get(0);
        JsonNode future = rest.json("/iserver/secdef/info?conid=11004968&sectype=FUT&month=DEC26")
                .get(0);

        assertThat(option.path("conid").asLong()).isEqualTo(667629330);
        assertThat(option.path("strike").isNumber()).isTrue();
        assertThat(option.path("multiplier").asText()).isEqualTo("100");
        assertThat(future.path("conid").asLong()).isEqualTo(495512572);
        assertThat(rest.json("/iserver/secdef/info?conid=265598&sectype=OPT&month=FEB24"))
                .isEmpty();
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

        assertThat(apple).hasSize(1);
        assertThat(apple.at("/0/contracts"))
                .extracting(
                        row -> row.path("exchange").asText() + row.path("isUS").asBoolean())
                .containsExactly("NASDAQtrue", "EBSfalse", "MEXIfalse");
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
    void bonds_areFoundByTheirIssuer() {
        JsonNode found = rest.json("/iserver/secdef/search?symbol=US-T&secType=BOND");

        assertThat(found.at("/0/sections/0/secType").asText()).isEqualTo("BOND");
        assertThat(rest.json("/iserver/secdef/bond-filters?symbol=BOND&issuerId=e1")
                        .at("/bondFilters/1/options"))
                .extracting(row -> row.path("value").asText())
                .containsExactly("CHF", "USD");
        assertThat(rest.json("/iserver/contract/" + found.at("/0/conid").asText() + "/info")
                        .path("instrument_type")
                        .asText())
                .isEqualTo("BOND");
    }
}
