package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.simulator.wire.Json;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void shape_hasEveryPathWithItsType() {
        assertThat(of("{\"a\":1,\"b\":[{\"c\":\"x\"},{\"c\":1.0}],\"d\":[],\"e\":null,\"U1234567\":true}"))
                .containsExactly(
                        "/ACCOUNT BOOLEAN", "/a integer", "/b/*/c STRING", "/b/*/c decimal", "/d ARRAY", "/e NULL");
    }

    @Test
    void shape_ofTextAndNumber_differ() {
        assertThat(of("{\"conid\":\"1\"}")).isNotEqualTo(of("{\"conid\":1}"));
        assertThat(of("{\"size\":1}")).isNotEqualTo(of("{\"size\":1.0}"));
    }

    private static Set<String> of(String json) {
        Set<String> shape = new TreeSet<>();
        Shape.collect("", Json.read(json), shape);
        return shape;
    }
}
