package io.github.camelibkr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Parameter.Type;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {

    @Test
    void matches_thousandsOfContractsAndNames_needNoStack() throws InterruptedException {
        String conids = Stream.concat(
                        Stream.of("8314@NYSE"), IntStream.range(0, 20_000).mapToObj(Integer::toString))
                .collect(Collectors.joining(","));
        boolean[] matches = new boolean[3];
        Thread small = new Thread(
                null,
                () -> {
                    matches[0] = Type.CONIDS.matches(conids);
                    matches[1] = Type.FIELDS.matches(conids.replace('@', '_'));
                    matches[2] = Type.SYMBOLS.matches(conids.replace('@', '.'));
                },
                "small stack",
                256 << 10);
        small.start();
        small.join();

        assertThat(matches).containsExactly(true, true, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"265598", "265598,8314@NYSE", "-1", "28812380;;;265598/1,272093/-1", "1@SMART;;;2/1,3/-1"})
    void matches_contracts(String conids) {
        assertThat(Type.CONIDS.matches(conids)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "1,", ",1", "1,,2", "1, 2", "1,-1", "1+2", "1/2", "1,2;;;3/1,4/-1", "1\n"})
    void matches_whatCouldChangeACommand_isRefused(String conids) {
        assertThat(Type.CONIDS.matches(conids)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "last,", ",last", "last,,bid", "last bid", "last;bid", "la-st"})
    void matches_namesOfFields_nothingElse(String fields) {
        assertThat(Type.FIELDS.matches(fields)).isFalse();
    }
}
