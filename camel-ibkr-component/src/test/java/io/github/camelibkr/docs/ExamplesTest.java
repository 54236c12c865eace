package io.github.camelibkr.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.IbkrComponent;
import io.github.camelibkr.IbkrEndpoint;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.OrderRequestReader;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.rest.Arguments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example in docs/operations and docs/requests.md is a route that Camel builds; none is started. */
class ExamplesTest {

    @TempDir
    private Path state;

    /** With the component as its examples want it, and nothing that starts. */
    private DefaultCamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        IbkrComponent ibkr = new IbkrComponent();
        ibkr.getConfiguration().setTradingMode(TradingMode.paper);
        ibkr.getConfiguration().setStateDirectory(state.toString());
        context.addComponent("ibkr", ibkr);
        context.setAutoStartup(false);
        return context;
    }

    private static Set<String> operations(DefaultCamelContext context) {
        return context.getEndpoints().stream()
                .filter(IbkrEndpoint.class::isInstance)
                .map(endpoint -> ((IbkrEndpoint) endpoint).getOperation())
                .collect(Collectors.toSet());
    }

    private static Stream<String> names() {
        return Operations.all().stream().map(Operation::name);
    }

    @Test
    void java_everyExample_isARouteThatCamelBuilds() throws Exception {
        List<String> blocks = Documents.blocks("java");
        try (DefaultCamelContext context = context()) {
            context.addRoutes(JavaExamples.compiled(blocks));
            context.start();

            assertThat(operations(context)).containsAll(names().toList());
            assertThat(context.getRoutes()).hasSizeGreaterThanOrEqualTo(blocks.size());
        }
    }

    @Test
    void yaml_everyExample_isARouteThatCamelBuilds() throws Exception {
        List<String> blocks = Documents.blocks("yaml");
        try (DefaultCamelContext context = context()) {
            for (String block : blocks) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromString("example.camel.yaml", block));
            }
            context.start();

            assertThat(operations(context)).containsAll(names().toList());
            assertThat(context.getRoutes()).hasSizeGreaterThanOrEqualTo(blocks.size());
        }
    }

    @Test
    void example_itsOptionsAndBody_areAllThatTheOperationNeeds() throws Exception {
        try (DefaultCamelContext context = context()) {
            for (Operation operation : Operations.all()) {
                Exchange exchange = new DefaultExchange(context);
                exchange.getMessage().setBody(ExampleValues.body(operation).orElse(null));

                assertThat(Arguments.of(operation, exchange.getMessage(), ExampleValues.options(operation)))
                        .as(operation.name())
                        .isNotNull();
            }
        }
    }

    @Test
    void example_ofAnOrder_isAnOrder() throws Exception {
        for (String name : List.of("order/place", "order/preview", "order/modify")) {
            String body = ExampleValues.body(Operations.get(name)).orElseThrow();

            assertThat(OrderRequestReader.read(body.getBytes(StandardCharsets.UTF_8))
                            .conid())
                    .as(name)
                    .isEqualTo(265598);
        }
    }

    @Test
    void kind_saysWhatMayBeginARoute() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.start();
            for (Operation operation : Operations.all()) {
                boolean begins;
                try {
                    context.getEndpoint(Example.uri(operation)).createConsumer(exchange -> {});
                    begins = true;
                } catch (IllegalArgumentException notForReading) {
                    begins = false;
                }
                assertThat(Kind.of(operation) == Kind.READS)
                        .as(operation.name())
                        .isEqualTo(begins);
            }
        }
    }

    @Test
    void wrongOption_inAnExample_isFound() throws Exception {
        RouteBuilder wrong =
                JavaExamples.compiled(List.of("from(\"direct:a\").to(\"ibkr:alert/list?acountId=DU1\");\n"));
        try (DefaultCamelContext context = context()) {
            context.addRoutes(wrong);

            assertThatThrownBy(context::start)
                    .hasRootCauseMessage(
                            "unknown option 'acountId' of ibkr:alert/list, did you mean 'accountId'? It takes:"
                                    + " accountId, maxWait, outputType, requestTimeout, and the options of every endpoint"
                                    + " (gatewayUrl and others)");
        }
    }
}
