package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Event contracts")
class ForecastTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false));

    private RestClient rest;

    @BeforeEach
    void connect() {
        rest = new RestClient(gateway.simulator());
    }

    @Test
    void tree_leadsToMarkets_andMarketsToContracts() {
        JsonNode categories = rest.json("/forecast/category/tree").path("categories");
        categories.forEach(category -> category.path("markets").forEach(market -> {
            JsonNode listed = rest.json("/forecast/contract/market?underlyingConid="
                    + market.path("conid").asText());

            assertThat(listed.path("market_name")).isEqualTo(market.path("name"));
            assertThat(listed.path("contracts")).isNotEmpty();
        }));
        assertThat(categories.findValues("markets")).isNotEmpty();
    }

    @Test
    void yesAndNo_knowEachOther() {
        JsonNode contracts =
                rest.json("/forecast/contract/market?underlyingConid=960000000").path("contracts");
        JsonNode yes = rest.json(
                "/forecast/contract/details?conid=" + contracts.at("/0/conid").asText());
        JsonNode no = rest.json(
                "/forecast/contract/details?conid=" + yes.path("conid_no").asText());

        assertThat(yes.path("side").asText()).isEqualTo("Y");
        assertThat(no.path("side").asText()).isEqualTo("N");
        assertThat(no.path("conid_yes")).isEqualTo(contracts.at("/0/conid"));
        assertThat(no.path("question")).isEqualTo(yes.path("question"));
    }

    @Test
    void rulesAndSchedules_areThere() {
        assertThat(rest.json("/forecast/contract/rules?conid=960000010")
                        .path("threshold")
                        .asText())
                .isEqualTo("3.125");
        assertThat(rest.json("/forecast/contract/schedules?conid=960000010").path("trading_schedules"))
                .hasSize(7);
    }

    @Test
    @DisplayName("the number of the product is not the number of the market (115)")
    void market_byItsProduct_isUnknown() {
        assertThat(rest.get("/forecast/contract/market?underlyingConid=960000001")
                        .statusCode())
                .isEqualTo(500);
        assertThat(rest.get("/forecast/contract/details").statusCode()).isEqualTo(400);
    }
}
