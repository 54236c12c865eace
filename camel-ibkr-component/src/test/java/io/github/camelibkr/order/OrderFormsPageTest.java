package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestReader;
import io.github.camelibkr.model.PriceIncrement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page about the forms of orders says is refused is refused, with that text; its examples are not. */
class OrderFormsPageTest {

    private static final Map<String, ContractRules> CONTRACTS = Map.of(
            "stock", rules("STK", "SMART", step("0", "0.0001"), step("1", "0.01")),
            "future", rules("FUT", "CME", step("0", "0.25")),
            "event", rules("OPT", "FORECASTX", step("0", "0.01")));

    private static PriceIncrement step(String from, String increment) {
        return new PriceIncrement(new BigDecimal(from), new BigDecimal(increment));
    }

    private static ContractRules rules(String secType, String exchange, PriceIncrement... steps) {
        return new ContractRules(
                265598, null, null, secType, "USD", exchange, List.of(), List.of(steps), false, List.of(), Map.of());
    }

    static Collection<String> examples() {
        return OrderFormsPage.examples().values();
    }

    static List<OrderFormsPage.Refusal> refusals() {
        return OrderFormsPage.refusals();
    }

    static List<OrderFormsPage.Refusal> refusalsByContract() {
        return OrderFormsPage.refusalsByContract();
    }

    private static OrderRequest checked(byte[] json) throws InvalidOrderException {
        OrderRequest order = OrderForm.inFull(OrderRequestReader.read(json));
        OrderValidation.check(order);
        return order;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isInOrder(String json) {
        assertThatCode(() -> checked(json.getBytes(StandardCharsets.UTF_8))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void badOrder_isRefusedWithTheTextOnThePage(OrderFormsPage.Refusal refusal) {
        assertThatThrownBy(() -> checked(OrderFormsPage.changed(refusal.change())))
                .isInstanceOf(InvalidOrderException.class)
                .hasMessage("invalid order, nothing was sent: " + refusal.text());
    }

    @ParameterizedTest
    @MethodSource("refusalsByContract")
    void badOrder_ofAContractThatIsKnown_isRefusedWithTheTextOnThePage(OrderFormsPage.Refusal refusal)
            throws InvalidOrderException {
        OrderRequest order = checked(OrderFormsPage.changed(refusal.change()));
        ContractRules rules = CONTRACTS.get(refusal.contract());

        assertThatThrownBy(() ->
                        OrderValidation.eachLeg(order, leg -> InstrumentRules.check(leg, Instrument.of(leg, rules))))
                .isInstanceOf(InvalidOrderException.class)
                .hasMessage("invalid order, nothing was sent: " + refusal.text());
    }

    @Test
    void page_isReadAsAWhole() {
        assertThat(examples()).hasSizeGreaterThan(15);
        assertThat(refusals()).hasSizeGreaterThan(80);
        assertThat(refusalsByContract()).hasSizeGreaterThan(10);
    }
}
