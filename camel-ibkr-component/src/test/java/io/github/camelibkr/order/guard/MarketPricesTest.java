package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.Quotes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Market prices")
class MarketPricesTest {

    private static final String AAPL = "265598";

    private final FakeGateway gateway = new FakeGateway();
    private final MarketPrices prices = new MarketPrices(gateway);

    private CompletableFuture<BigDecimal> find(String contract) {
        return prices.find(contract).toCompletableFuture();
    }

    private void answer(int question, String price) {
        gateway.quotes.get(question).complete(FakeGateway.quotes(AAPL, price));
    }

    private static void assertMissing(CompletableFuture<BigDecimal> price, String problem) {
        assertThat(price.handle((found, failure) -> failure).join())
                .isInstanceOf(MarketPrices.Missing.class)
                .hasMessage("no market price of 265598 within 2 s: " + problem);
    }

    @Test
    void find_streamed_isKnownWithoutAsking() {
        gateway.streamed.put(AAPL, FakeGateway.quote(AAPL, "100", "R"));

        assertThat(find(AAPL)).isCompletedWithValue(new BigDecimal("100"));
        assertThat(prices.now(AAPL)).isEqualByComparingTo("100");
        assertThat(gateway.snapshots).isEmpty();
        assertThat(gateway.agesAsked).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void find_streamedButLate_isAskedFor() {
        gateway.streamed.put(AAPL, FakeGateway.quote(AAPL, "100", "D"));

        CompletableFuture<BigDecimal> price = find(AAPL);
        answer(0, "101");

        assertThat(price).isCompletedWithValue(new BigDecimal("101"));
    }

    @Test
    void find_snapshot_isFreshForASecond_andYoungForFive() {
        CompletableFuture<BigDecimal> price = find(AAPL);
        assertThat(price).isNotDone();
        assertThat(prices.now(AAPL)).isNull();
        gateway.timers.advance(Duration.ofMillis(400));
        answer(0, "100");
        assertThat(price).isCompletedWithValue(new BigDecimal("100"));

        // it counts from when it was asked for
        gateway.timers.advance(Duration.ofMillis(600));
        assertThat(find(AAPL)).isDone();
        assertThat(gateway.snapshots).hasSize(1);
        gateway.timers.advance(Duration.ofNanos(1));
        assertThat(find(AAPL)).isNotDone();
        assertThat(gateway.snapshots).hasSize(2);

        gateway.timers.advance(Duration.ofSeconds(4).minusNanos(1));
        assertThat(prices.now(AAPL)).isEqualByComparingTo("100");
        gateway.timers.advance(Duration.ofNanos(1));
        assertThat(prices.now(AAPL)).isNull();
    }

    @Test
    void find_moreThanThereIsRoomFor_forgetsTheOldest() {
        for (int contract = 1; contract <= 10_001; contract++) {
            find("" + contract);
            gateway.quotes.get(contract - 1).complete(FakeGateway.quotes("" + contract, "100"));
        }

        assertThat(prices.now("2")).isEqualByComparingTo("100");
        assertThat(prices.now("1")).isNull();
    }

    @Test
    void find_byManyAtOnce_asksOnce() {
        CompletableFuture<BigDecimal> one = find(AAPL);
        CompletableFuture<BigDecimal> two = find(AAPL);
        CompletableFuture<BigDecimal> other = find("8314");

        answer(0, "100");

        assertThat(one).isCompletedWithValue(new BigDecimal("100"));
        assertThat(two).isCompletedWithValue(new BigDecimal("100"));
        assertThat(other).isNotDone();
        assertThat(gateway.snapshots).containsExactly(AAPL, "8314");
    }

    @Test
    void quirk40_find_idsWithoutFieldsAtFirst_asksAgain() {
        CompletableFuture<BigDecimal> price = find(AAPL);
        gateway.quotes.get(0).complete(new Quotes(List.of(), null));
        gateway.timers.advance(Duration.ofMillis(499));
        assertThat(gateway.snapshots).hasSize(1);
        gateway.timers.advance(Duration.ofMillis(1));
        answer(1, null);
        gateway.timers.advance(Duration.ofMillis(500));
        answer(2, "100");

        assertThat(price).isCompletedWithValue(new BigDecimal("100"));
        assertThat(gateway.patience)
                .containsExactly(Duration.ofSeconds(2), Duration.ofMillis(1_500), Duration.ofMillis(1_000));
        gateway.timers.advance(Duration.ofSeconds(10));
        assertThat(gateway.snapshots).hasSize(3);
    }

    @Test
    void find_noAnswer_isMissingAfterTwoSeconds() {
        CompletableFuture<BigDecimal> price = find(AAPL);

        gateway.timers.advance(Duration.ofSeconds(2).minusNanos(1));
        assertThat(price).isNotDone();
        gateway.timers.advance(Duration.ofNanos(1));

        assertMissing(price, "IBKR has not answered");
        // and may be asked for again
        assertThat(find(AAPL)).isNotDone();
        assertThat(gateway.snapshots).hasSize(2);
    }

    @Test
    void find_nothingUsable_saysWhyAtLast() {
        CompletableFuture<BigDecimal> price = find(AAPL);
        gateway.quotes.get(0).completeExceptionally(new IllegalStateException("down"));
        gateway.timers.advance(Duration.ofMillis(500));
        gateway.quotes.get(1).complete(new Quotes(List.of(), null));
        gateway.timers.advance(Duration.ofMillis(1_500));
        assertMissing(price, "IBKR tells nothing of it");

        CompletableFuture<BigDecimal> next = find(AAPL);
        gateway.quotes.get(gateway.quotes.size() - 1).completeExceptionally(new IllegalStateException("down"));
        gateway.timers.advance(Duration.ofSeconds(2));
        assertMissing(next, "down");
        int asked = gateway.snapshots.size();
        gateway.timers.advance(Duration.ofSeconds(10));
        assertThat(gateway.snapshots).hasSize(asked);
    }

    @Test
    void find_combination_mayCostNothingOrLess() {
        String spread = "28812380;;;265598/1,8314/-1";
        CompletableFuture<BigDecimal> price = find(spread);
        gateway.quotes.get(0).complete(FakeGateway.quotes(spread, "-2"));

        assertThat(price).isCompletedWithValue(new BigDecimal("-2"));
        gateway.streamed.put(spread, FakeGateway.quote(spread, "-3", "R"));
        assertThat(prices.now(spread)).isEqualByComparingTo("-3");
    }
}
