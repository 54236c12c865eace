package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.PriceIncrement;
import io.github.camelibkr.wire.Patience;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private static final Patience PATIENCE = new Patience("me", Duration.ofSeconds(10), Duration.ofSeconds(7));

    private final List<Long> asked = new ArrayList<>();
    private final List<Patience> patience = new ArrayList<>();
    private CompletableFuture<ContractRules> answer = CompletableFuture.completedFuture(rules());
    private long now = Duration.ofDays(3).toNanos();
    private final RuleBook book = new RuleBook(
            (conid, how) -> {
                asked.add(conid);
                patience.add(how);
                return answer;
            },
            () -> now);

    private static ContractRules rules() {
        return new ContractRules(
                1,
                null,
                null,
                "STK",
                null,
                null,
                List.of(),
                List.of(new PriceIncrement(BigDecimal.ZERO, new BigDecimal("0.05"))),
                null,
                List.of(),
                Map.of());
    }

    private static OrderRequest order(Long conid, String conidex, String price) {
        return OrderRequest.builder()
                .conid(conid)
                .conidex(conidex)
                .side("BUY")
                .orderType("LMT")
                .tif("DAY")
                .price(new BigDecimal(price))
                .build();
    }

    private boolean isRefused(OrderRequest order) {
        CompletableFuture<Void> check = book.check(order, PATIENCE).toCompletableFuture();
        assertThat(check).isDone();
        if (check.isCompletedExceptionally()) {
            assertThat(check)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(InvalidOrderException.class)
                    .withMessageContaining("price 1.01 is not a multiple of 0.05: the nearest are 1.00 and 1.05");
        }
        return check.isCompletedExceptionally();
    }

    private void after(Duration time) {
        now += time.toNanos();
    }

    @Test
    void check_priceOffTheGrid_isRefused() {
        assertThat(isRefused(order(1L, null, "1.01"))).isTrue();
        assertThat(isRefused(order(1L, null, "1.05"))).isFalse();
        assertThat(isRefused(order(null, "1@NYSE", "1.01"))).isTrue();
    }

    @Test
    void check_anyLegOffTheGrid_isRefusedByItsName() {
        OrderRequest bracket = order(1L, null, "1.00").toBuilder()
                .children(List.of(order(2L, null, "1.01")))
                .build();

        assertThat(book.check(bracket, PATIENCE))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("child 1: price 1.01");
        assertThat(asked).containsExactly(1L, 2L);
    }

    @Test
    void check_combination_isNotLookedUp() {
        assertThat(isRefused(order(null, "1;;;2/1,3/-1", "1.01"))).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void check_contract_isAskedForOnceADay() {
        isRefused(order(1L, null, "1.05"));
        after(Duration.ofDays(1));
        isRefused(order(1L, null, "1.05"));
        assertThat(asked).containsExactly(1L);

        after(Duration.ofNanos(1));
        isRefused(order(1L, null, "1.05"));
        assertThat(asked).containsExactly(1L, 1L);
    }

    @Test
    void check_moreContractsThanThereIsRoomFor_forgetsTheOldest() {
        for (long conid = 1; conid <= 10_001; conid++) {
            isRefused(order(conid, null, "1.05"));
        }
        isRefused(order(2L, null, "1.05"));
        assertThat(asked).hasSize(10_001);

        isRefused(order(1L, null, "1.05"));
        assertThat(asked).hasSize(10_002).endsWith(1L);
    }

    @Test
    void check_noAnswer_letsItPassAndAsksAgainAfterAMinute() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("no"));
        assertThat(isRefused(order(1L, null, "1.01"))).isFalse();
        answer = CompletableFuture.completedFuture(rules());

        after(Duration.ofMinutes(1));
        assertThat(isRefused(order(1L, null, "1.01"))).isFalse();
        assertThat(asked).hasSize(1);

        after(Duration.ofNanos(1));
        assertThat(isRefused(order(1L, null, "1.01"))).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void check_whileAnotherAsks_waitsForTheSameAnswer() {
        answer = new CompletableFuture<>();
        CompletableFuture<Void> first =
                book.check(order(1L, null, "1.01"), PATIENCE).toCompletableFuture();
        after(Duration.ofDays(2));
        CompletableFuture<Void> second =
                book.check(order(1L, null, "1.05"), PATIENCE).toCompletableFuture();
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        answer.complete(rules());

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue(null);
        assertThat(asked).hasSize(1);
    }

    @Test
    void check_givesUpAfterTwoSecondsOrSooner() {
        isRefused(order(1L, null, "1.05"));
        book.check(order(2L, null, "1.05"), new Patience("me", Duration.ofMillis(500), Duration.ZERO));
        book.check(order(3L, null, "1.05"), new Patience("me", Duration.ofSeconds(2), Duration.ZERO));

        assertThat(patience)
                .containsExactly(
                        new Patience("me", Duration.ofSeconds(2), Duration.ofSeconds(7)),
                        new Patience("me", Duration.ofMillis(500), Duration.ZERO),
                        new Patience("me", Duration.ofSeconds(2), Duration.ZERO));
    }
}
