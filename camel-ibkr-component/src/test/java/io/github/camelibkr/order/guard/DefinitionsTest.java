package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.ContractDefinitions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What contracts are")
class DefinitionsTest {

    private final FakeGateway gateway = new FakeGateway();
    private final Definitions definitions = new Definitions(gateway);

    private static ContractDefinition stock(long conid) {
        return GuardSamples.definition(conid, "STK", "USD", null);
    }

    private CompletableFuture<Map<Long, ContractDefinition>> find(Long... conids) {
        return definitions.find(Set.of(conids)).toCompletableFuture();
    }

    private void answer(int question, Long... conids) {
        gateway.definitions
                .get(question)
                .complete(new ContractDefinitions(
                        List.of(conids).stream().map(DefinitionsTest::stock).toList()));
    }

    @Test
    void find_unknown_isAskedForAndKeptForADay() {
        CompletableFuture<Map<Long, ContractDefinition>> found = find(8L, 7L);
        assertThat(gateway.conids).containsExactly("7,8");
        assertThat(found).isNotDone();
        answer(0, 7L, 8L);
        assertThat(found).isCompletedWithValue(Map.of(7L, stock(7), 8L, stock(8)));

        gateway.timers.advance(Duration.ofDays(1));
        assertThat(find(7L)).isCompletedWithValue(Map.of(7L, stock(7)));
        assertThat(definitions.now(List.of(7L, 9L))).isEqualTo(Map.of(7L, stock(7)));
        gateway.timers.advance(Duration.ofNanos(1));
        assertThat(definitions.now(List.of(7L))).isEmpty();
        assertThat(find(7L)).isNotDone();
        assertThat(gateway.conids).containsExactly("7,8", "7");
    }

    @Test
    void find_partlyKnown_asksForTheRest() {
        find(7L);
        answer(0, 7L);

        CompletableFuture<Map<Long, ContractDefinition>> both = find(7L, 9L);
        answer(1, 9L);

        assertThat(gateway.conids).containsExactly("7", "9");
        assertThat(both.join()).containsOnlyKeys(7L, 9L);
    }

    @Test
    void find_whatIbkrDoesNotKnow_isMissing() {
        CompletableFuture<Map<Long, ContractDefinition>> found = find(7L, 8L);

        answer(0, 8L);

        assertThat(found.join()).containsOnlyKeys(8L);
        assertThat(find(7L)).isNotDone();
    }

    @Test
    void find_noAnswer_fails() {
        CompletableFuture<Map<Long, ContractDefinition>> found = find(7L);

        gateway.definitions.get(0).completeExceptionally(new IllegalStateException("down"));

        assertThat(found).isCompletedExceptionally();
    }

    @Test
    void keep_tooMany_forgetsWhatWasNotLookedAtForLongest() {
        find(1L);
        answer(0, 1L);
        definitions.find(LongStream.rangeClosed(2, 10_000).boxed().toList());
        gateway.definitions
                .get(1)
                .complete(new ContractDefinitions(LongStream.rangeClosed(2, 10_000)
                        .mapToObj(DefinitionsTest::stock)
                        .toList()));
        assertThat(definitions.now(List.of(1L, 10_000L))).hasSize(2);

        find(10_001L);
        answer(2, 10_001L);

        assertThat(definitions.now(List.of(1L, 2L, 10_001L))).containsOnlyKeys(1L, 10_001L);
    }
}
