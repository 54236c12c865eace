package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstrumentTest {

    private static OrderRequestBuilder leg() {
        return OrderRequest.builder().conid(1L);
    }

    private static ContractRules rules(String secType, String exchange) {
        return new ContractRules(
                1, null, null, secType, null, exchange, List.of(), List.of(), null, List.of(), Map.of());
    }

    @Test
    void of_orderAlone_knowsWhatItSays() {
        Instrument known =
                Instrument.of(leg().secType("1:FUT").listingExchange("EUREX").build(), null);

        assertThat(known).isEqualTo(new Instrument("FUT", "EUREX", null));
        assertThat(Instrument.of(leg().build(), null)).isEqualTo(new Instrument(null, null, null));
    }

    @Test
    void of_rules_goBeforeTheOrderInTypeAndBehindItInExchange() {
        ContractRules rules = rules("STK", "NYSE");

        assertThat(Instrument.of(leg().secType("1:FUT").build(), rules))
                .isEqualTo(new Instrument("STK", "NYSE", rules));
        assertThat(Instrument.of(leg().listingExchange("IEX").build(), rules).exchange())
                .isEqualTo("IEX");
        assertThat(Instrument.of(
                                leg().conid(null)
                                        .conidex("1@ARCA")
                                        .listingExchange("IEX")
                                        .build(),
                                rules)
                        .exchange())
                .isEqualTo("ARCA");
        assertThat(Instrument.of(leg().conid(null).conidex("1").build(), rules).exchange())
                .isEqualTo("NYSE");
        assertThat(Instrument.of(leg().secType("1:FUT").build(), rules(null, "SMART")))
                .isEqualTo(new Instrument("FUT", null, rules(null, "SMART")));
    }

    @Test
    void of_smart_isNoExchange() {
        assertThat(Instrument.of(leg().listingExchange("SMART").build(), null).exchange())
                .isNull();
        assertThat(Instrument.of(
                                leg().conid(null)
                                        .conidex("1@SMART")
                                        .listingExchange("CME")
                                        .build(),
                                null)
                        .exchange())
                .isEqualTo("CME");
    }

    @Test
    void of_combination_isABagWhateverTheRulesSay() {
        OrderRequest combination = leg().conid(null).conidex("1@CME;;;2/1,3/-1").build();

        assertThat(Instrument.of(combination, rules("STK", "NYSE"))).isEqualTo(new Instrument("BAG", "CME", null));
    }

    @Test
    void isOther_unknownType_isNot() {
        assertThat(new Instrument(null, null, null).isOther("STK")).isFalse();
        assertThat(new Instrument("STK", null, null).isOther("OPT", "STK")).isFalse();
        assertThat(new Instrument("FUT", null, null).isOther("OPT", "STK")).isTrue();
    }

    @Test
    void quirk65_needsOperator_isOfFuturesThatMayBeAmerican() {
        assertThat(new Instrument("FUT", "CME", null).needsOperator()).isTrue();
        assertThat(new Instrument("FOP", "NYMEX", null).needsOperator()).isTrue();
        assertThat(new Instrument("FUT", null, null).needsOperator()).isTrue();
        assertThat(new Instrument("FUT", "EUREX", null).needsOperator()).isFalse();
        assertThat(new Instrument("OPT", "CME", null).needsOperator()).isFalse();
        assertThat(new Instrument(null, null, null).needsOperator()).isFalse();
    }

    @Test
    void quirk75_isForecast_isOfForecastEx() {
        assertThat(new Instrument("OPT", "FORECASTX", null).isForecast()).isTrue();
        assertThat(new Instrument("OPT", "CBOE", null).isForecast()).isFalse();
        assertThat(new Instrument("OPT", null, null).isForecast()).isFalse();
    }
}
