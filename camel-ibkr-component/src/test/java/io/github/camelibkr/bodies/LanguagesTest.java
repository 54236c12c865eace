package io.github.camelibkr.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.model.Golden;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.model.Samples;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions in a route see of a body. */
class LanguagesTest {

    private static final CamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    private static Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private static <T> T evaluate(String language, String expression, Object body, Class<T> type) {
        Language resolved = CAMEL.resolveLanguage(language);
        return resolved.createExpression(expression).evaluate(exchange(body), type);
    }

    @ParameterizedTest
    @CsvSource({
        "${body.last},              412.30",
        "${body.conid},             272093",
        "${body.symbol},            MSFT",
        "${body.halted},            false",
        "${body.updated},           2026-05-04T14:30:05.120Z",
        "${body.fields[companyName]}, MICROSOFT CORP",
        "${body.changed[0]},        last"
    })
    void simple_component_isItsValue(String expression, String value) {
        assertThat(evaluate("simple", expression, Samples.quote(), String.class))
                .isEqualTo(value);
    }

    @Test
    void simple_price_isANumber() {
        assertThat(evaluate("simple", "${body.last}", Samples.quote(), Object.class))
                .isEqualTo(new BigDecimal("412.30"));
    }

    @ParameterizedTest
    @CsvSource({
        "${body.last} > 100,              true",
        "${body.last} < 1000,             true",
        "${body.last} == 412.3,           true",
        "${body.conid} == 272093,         true",
        "${body.halted} == true,          false",
        "${body.symbol} == 'MSFT',        true",
        "${body.changed} contains 'last', true",
        "${body.fields[volumeExact]} > 1000000, true"
    })
    void simple_comparison_comparesNumbersAsNumbers(String predicate, boolean expected) {
        assertThat(matches(predicate)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ${body.last} > '412.29'  | true
                    ${body.last} > '412.30'  | false
                    ${body.last} >= '412.30' | true
                    ${body.last} > '412.0'   | true
                    ${body.last} < '412.31'  | true
                    ${body.askSize} < '1.0'  | true
                    ${body.askSize} > '0.0'  | true
                    """)
    void simple_quotedNumberWithAPoint_comparesDecimalPlacesToo(String predicate, boolean expected) {
        assertThat(matches(predicate)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${body.last} > 412", "${body.last} > 412.29", "${body.last} > '412'"})
    @DisplayName(
            "Camel's Simple compares 412.30 with other numbers by their whole parts (docs/messages says what to do)")
    void simple_numberWithoutQuotesOrPoint_comparesWholePartsOnly(String predicate) {
        assertThat(matches(predicate)).isFalse();
    }

    private static boolean matches(String predicate) {
        return CAMEL.resolveLanguage("simple").createPredicate(predicate).matches(exchange(Samples.quote()));
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.model.Samples#all")
    void simple_body_isTheGoldenJson(IbkrMessage message) {
        assertThat(evaluate("simple", "${body}", message, String.class))
                .isEqualTo(new String(Golden.json(message), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "$.conid,              272093",
        "$.last,               412.3",
        "$.symbol,             MSFT",
        "$.fields.companyName, MICROSOFT CORP",
        "$.changed[1],         bid",
        "$.fields['7999'][0],  new"
    })
    void jsonpath_onTheBody_findsTheValue(String path, String value) {
        String found = evaluate("jsonpath", path, Samples.quote(), String.class);

        assertThat(found).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.model.Samples#all")
    void jsonpath_ofTheWholeBody_isTheGoldenDocument(IbkrMessage message) throws Exception {
        ObjectMapper json = new ObjectMapper();

        Object root = evaluate("jsonpath", "$", message, Object.class);

        assertThat(json.readTree(json.writeValueAsBytes(root))).isEqualTo(json.readTree(Golden.json(message)));
    }

    @Test
    void split_answerThatIsAList_givesItsElements() throws Exception {
        List<Object> parts = new ArrayList<>();
        CAMEL.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:quotes")
                        .split(simple("${body.quotes}"))
                        .process(exchange -> parts.add(exchange.getMessage().getBody()));
            }
        });

        CAMEL.createProducerTemplate().sendBody("direct:quotes", new Quotes(List.of(Samples.quote()), null));

        assertThat(parts).containsExactly(Samples.quote());
    }
}
