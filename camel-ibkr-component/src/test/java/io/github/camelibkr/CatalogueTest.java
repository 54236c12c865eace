package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.IbkrMessage;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriPath;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void pathOption_enumeration_isExactlyTheTwoCatalogues() throws Exception {
        String enums = IbkrEndpoint.class
                .getDeclaredField("operation")
                .getAnnotation(UriPath.class)
                .enums();

        assertThat(enums.split(",")).containsExactlyElementsOf(EndpointName.names());
    }

    @Test
    void everyParameter_isAnEndpointOptionThatCamelKnows() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
            catalog.setCamelContext(context);
            catalog.start();
            String json = catalog.componentJSonSchema("ibkr");
            List<String> taken = Stream.concat(
                            Operations.all().stream().flatMap(Operation::takes),
                            Topics.all().stream().flatMap(Topic::takes))
                    .toList();
            for (String option : taken) {
                assertThat(json).contains("\"" + option + "\": { \"index\"");
            }
        }
    }

    @Test
    void everyOption_isTakenBySomeEndpoint() throws Exception {
        Set<String> taken = EndpointName.names().stream()
                .map(EndpointName::parse)
                .flatMap(name -> OptionCheck.takes(name).stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
            catalog.setCamelContext(context);
            catalog.start();
            List<String> options =
                    JsonMapper.generateComponentModel(catalog.componentJSonSchema("ibkr"))
                            .getEndpointParameterOptions()
                            .stream()
                            .map(EndpointOptionModel::getName)
                            .toList();

            assertThat(options).hasSizeGreaterThan(100).allSatisfy(option -> assertThat(taken)
                    .contains(option));
        }
    }

    @Test
    void schedule_isTakenByWhatReadsAlone() {
        for (String name : EndpointName.names()) {
            EndpointName endpoint = EndpointName.parse(name);
            boolean reads = !endpoint.isTopic() && endpoint.operation().readOnly();

            assertThat(OptionCheck.takes(endpoint).containsAll(List.of("delay", "onlyChanges", "repeatCount")))
                    .as(name)
                    .isEqualTo(reads);
        }
    }

    @Test
    void outputType_isTakenWhereIbkrAnswersJsonThatNothingElseHoldsOn() {
        assertThat(EndpointName.names().stream().filter(name -> OptionCheck.takes(EndpointName.parse(name))
                        .contains("outputType")))
                .contains("portfolio/positions", "watchlist/save", "order/list", "marketdata/history")
                .doesNotContain(
                        "order/place",
                        "order/cancel",
                        "order/preview",
                        "control/halt",
                        "marketdata/snapshot",
                        "stream/smd")
                .hasSizeGreaterThan(90);
    }

    @Test
    void everyRow_isNamedAndDescribed() {
        List<String> areas = List.of(
                "session",
                "account",
                "order",
                "portfolio",
                "marketdata",
                "contract",
                "scanner",
                "performance",
                "alert",
                "watchlist",
                "notification",
                "allocation",
                "model",
                "event",
                "control");
        assertThat(Operations.all().stream().map(Operation::area).distinct()).containsExactlyElementsOf(areas);
        assertThat(Operations.all().stream()
                        .filter(row -> !row.isLocal())
                        .map(row -> row.method() + " " + row.path().replaceAll("(?<=/order/)-1$", "{orderId}"))
                        .distinct())
                .hasSize(118);
        for (Operation operation : Operations.all()) {
            assertThat(operation.name()).matches("[a-z]+/[a-z][A-Za-z-]+");
            assertThat(operation.doc()).isNotBlank().doesNotEndWith(".");
            assertThat(operation.takes()).as(operation.name()).doesNotHaveDuplicates();
            assertThat(operation.parameters().stream().map(Parameter::wire))
                    .as(operation.name())
                    .doesNotHaveDuplicates();
            assertThat(operation.answer() == JsonNode.class || IbkrMessage.class.isAssignableFrom(operation.answer()))
                    .as(operation.name())
                    .isTrue();
        }
    }

    @Test
    void everyRowThatOnlyReads_isNotGuarded() {
        assertThat(Operations.all().stream().filter(Operation::guarded))
                .isNotEmpty()
                .noneMatch(Operation::readOnly)
                .allMatch(operation -> operation.options().contains("tradingMode"));
        assertThat(Operations.all().stream().filter(row -> row.method().equals("GET") && !row.readOnly()))
                .extracting(Operation::name)
                .as("what changes something by GET is not repeated")
                .containsExactly("marketdata/unsubscribeAll");
    }

    @Test
    void runtimeCatalog_validatesAnEndpoint() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
            catalog.setCamelContext(context);
            catalog.start();

            assertThat(catalog.validateProperties("ibkr", Map.of("operation", "stream/smd", "conid", "265598"))
                            .isSuccess())
                    .isTrue();
            assertThat(catalog.validateProperties("ibkr", Map.of("operation", "stream/xyz"))
                            .isSuccess())
                    .isFalse();
        }
    }

    @Test
    void everyPathParameter_hasItsRow() {
        for (Operation operation : Operations.all()) {
            List<String> inPath = Pattern.compile("\\{(\\w+)}")
                    .matcher(operation.path())
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(operation.parameters().stream()
                            .filter(parameter -> parameter.place() == Place.PATH)
                            .map(Parameter::wire))
                    .as(operation.name())
                    .containsExactlyElementsOf(inPath);
        }
    }

    @Test
    void headers_eventsAndControls_areDisjointAndDocumented() throws Exception {
        List<String> events = new ArrayList<>();
        List<String> controls = new ArrayList<>();
        for (Field field : IbkrConstants.class.getFields()) {
            assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
            assertThat(field.getAnnotation(Metadata.class).description()).isNotBlank();
            String name = (String) field.get(null);
            assertThat(name).matches("CamelIbkr[A-Z][A-Za-z]+");
            (name.startsWith("CamelIbkrEvent") ? events : controls).add(name);
        }
        List<String> read = Operations.all().stream()
                .flatMap(operation -> operation.parameters().stream())
                .map(Parameter::header)
                .filter(header -> header != null)
                .toList();

        assertThat(events).isNotEmpty().doesNotContainAnyElementsOf(read);
        assertThat(controls).containsAll(read);
        assertThat(controls).doesNotContainAnyElementsOf(events);
    }

    @Test
    void topics_commands_nameTheTopicAndItsTarget() {
        for (Topic topic : Topics.all()) {
            if (topic.subscribe() == null) {
                assertThat(topic.unsubscribe()).isNull();
                continue;
            }
            String target = topic.target() == Topic.Target.SESSION ? "" : "+{target}";
            assertThat(topic.subscribe()).startsWith(topic.name() + target);
            assertThat(topic.unsubscribe()).startsWith("u" + topic.name().substring(1));
            assertThat(topic.answers() || topic.asked() || !topic.renewed())
                    .as("what is not answered cannot be renewed")
                    .isTrue();
        }
    }
}
