package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas say of every message exactly what is true of it. */
class MessageSchemaTest {

    private static final String EVERY = "io.github.camelibkr.model.Samples#all";
    private static final String SMALLEST = "io.github.camelibkr.model.Samples#smallest";

    private static final ClassLoader LOADER = IbkrMessage.class.getClassLoader();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    @Test
    void everyTypeThatTravels_hasASampleAGoldenFileAndASchema() throws Exception {
        List<String> types = messageTypes();
        List<String> expected = new ArrayList<>(List.of("README.md"));
        Samples.all().forEach(sample -> {
            expected.add(Golden.name(sample.getClass()) + ".json");
            expected.add(Golden.name(sample.getClass()) + ".schema.json");
        });

        assertThat(types).isNotEmpty();
        assertThat(Samples.all().map(sample -> sample.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(types);
        assertThat(Samples.smallest().map(sample -> sample.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(types);
        try (Stream<Path> files = Files.list(Golden.folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void goldenFile_isValid(IbkrMessage message) throws IOException {
        assertThat(errors(message, JSON.readTree(Golden.json(message)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(SMALLEST)
    void messageThatSaysHardlyAnything_isValid(IbkrMessage message) throws IOException {
        assertThat(errors(message, IbkrJson.tree(message))).isEmpty();
    }

    @Test
    void outcomeWithAnOpenQuestion_isValid() {
        assertThat(errors(Samples.question(), IbkrJson.tree(Samples.question())))
                .isEmpty();
    }

    @Test
    void orderWithTwoContractsAndThreeSizes_isRefused() {
        OrderRequest order = Samples.wholeOrderRequest().toBuilder().oca(null).build();

        assertThat(errors(order, IbkrJson.tree(order)))
                .extracting(ValidationMessage::getType)
                .contains("oneOf");
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void schema_isOfTheDraftAndClosedAndDescribed(IbkrMessage message) throws IOException {
        JsonNode schema = JSON.readTree(Golden.schema(message.getClass()).toFile());

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").asText()).isEqualTo(message.getClass().getSimpleName());
        assertThat(schema.path("description").asText()).isNotBlank();
        assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
        schema.path("properties").properties().forEach(property -> assertThat(
                        property.getValue().path("description").asText())
                .as(property.getKey())
                .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void schema_hasTheRecordsComponentsInTheirOrder(IbkrMessage message) throws IOException {
        JsonNode schema = JSON.readTree(Golden.schema(message.getClass()).toFile());
        List<String> components = Stream.of(message.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(schema.path("properties").fieldNames()).toIterable().containsExactlyElementsOf(components);
    }

    @ParameterizedTest
    @MethodSource(SMALLEST)
    void schema_requiresWhatEvenTheSmallestMessageSays(IbkrMessage message) throws IOException {
        JsonNode schema = JSON.readTree(Golden.schema(message.getClass()).toFile());
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        if (message instanceof OrderRequest) {
            // a group needs none of these itself; and of two pairs of names, one is needed
            required.addAll(List.of("side", "orderType", "conid", "quantity"));
        }

        assertThat(IbkrJson.tree(message).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(required);
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void schema_refusesAnUnknownName(IbkrMessage message) throws IOException {
        JsonNode tree = JSON.readTree(Golden.json(message));
        ((ObjectNode) tree).put("surprise", 1);

        assertThat(errors(message, tree)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void schema_refusesTextWhereANumberIsMeantAndTheReverse(IbkrMessage message) throws IOException {
        JsonNode golden = JSON.readTree(Golden.json(message));
        for (String name : (Iterable<String>) golden::fieldNames) {
            ObjectNode wrong = (ObjectNode) golden.deepCopy();
            if (golden.get(name).isTextual()) {
                wrong.put(name, 7);
            } else {
                wrong.put(name, "seven");
            }
            assertThat(errors(message, wrong)).as(name).isNotEmpty();
        }
    }

    /** Every class of the component that implements the interface, wherever it lies. */
    private static List<String> messageTypes() throws Exception {
        Path classes = Path.of(IbkrMessage.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith(".class"))::iterator) {
                String name = classes.relativize(file).toString().replaceAll("\\.class$", "");
                Class<?> type = Class.forName(name.replace(file.getFileSystem().getSeparator(), "."), false, LOADER);
                if (IbkrMessage.class.isAssignableFrom(type) && !type.isInterface()) {
                    types.add(type.getSimpleName());
                }
            }
        }
        return types;
    }

    private static Set<ValidationMessage> errors(IbkrMessage message, JsonNode json) {
        JsonSchema schema = SCHEMAS.getSchema(
                SchemaLocation.of(Golden.schema(message.getClass()).toUri().toString()));
        return schema.validate(json);
    }
}
