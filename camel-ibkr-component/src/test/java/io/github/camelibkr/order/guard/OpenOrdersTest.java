package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Open orders")
class OpenOrdersTest {

    private final FakeGateway gateway = new FakeGateway();
    private final Departures departures = new Departures();
    private final OpenOrders orders = new OpenOrders(gateway, departures);

    private void left(int opened) {
        departures.add(new Departures.Departure(gateway.timers.nanoTime(), "r", "DU1", "x", opened));
    }

    @Test
    void find_listed_countsWhatHasLeftSinceItWasAskedFor() throws Exception {
        gateway.timers.advance(Duration.ofSeconds(1));
        left(1);
        gateway.timers.advance(Duration.ofSeconds(1));
        assertThat(orders.now("DU1")).isNull();
        CompletableFuture<Integer> open = orders.find("DU1").toCompletableFuture();
        CompletableFuture<Integer> same = orders.find("DU1").toCompletableFuture();
        left(3);
        gateway.timers.advance(Duration.ofSeconds(1));
        assertThat(open).isNotDone();

        gateway.orders.get(0).complete(FakeGateway.listOf(2));

        assertThat(open).isCompletedWithValue(5);
        assertThat(same).isCompletedWithValue(5);
        assertThat(gateway.accounts).containsExactly("DU1");
        assertThat(orders.now("DU1")).isEqualTo(5);
        left(1);
        assertThat(orders.last("DU1")).isEqualTo(6);
    }

    @Test
    void now_olderThanAMinute_isNotKnown_butStaysTheLast() throws Exception {
        orders.find("DU1");
        gateway.orders.get(0).complete(FakeGateway.listOf(2));

        gateway.timers.advance(Duration.ofSeconds(60));
        assertThat(orders.now("DU1")).isEqualTo(2);
        gateway.timers.advance(Duration.ofNanos(1));
        assertThat(orders.now("DU1")).isNull();
        assertThat(orders.last("DU1")).isEqualTo(2);
    }

    @Test
    void last_manyMinutesLater_stillKnowsWhatHasLeft() throws Exception {
        orders.find("DU1");
        gateway.orders.get(0).complete(FakeGateway.listOf(2));
        left(1);
        gateway.timers.advance(Duration.ofMinutes(4));
        left(1);

        assertThat(orders.last("DU1")).isEqualTo(4);
    }

    @Test
    void find_noAnswer_failsAndMayBeAskedAgain() {
        CompletableFuture<Integer> open = orders.find("DU1").toCompletableFuture();

        gateway.orders.get(0).completeExceptionally(new IllegalStateException("down"));

        assertThat(open).isCompletedExceptionally();
        assertThat(orders.find("DU1").toCompletableFuture()).isNotDone();
        assertThat(gateway.accounts).hasSize(2);
    }

    @Test
    void count_listOfOrders_countsThoseOfTheAccountThatAreNotOver() throws Exception {
        String answer =
                """
                {"orders":[
                 {"acct":"DU1","orderId":1,"status":"Submitted"},
                 {"acct":"DU1","orderId":2,"status":"Inactive"},
                 {"account":"DU1","orderId":3,"status":"PreSubmitted"},
                 {"acct":"DU1","orderId":4,"status":"Filled"},
                 {"acct":"DU1","orderId":5,"status":"Cancelled"},
                 {"acct":"DU2","orderId":6,"status":"Submitted"},
                 {"orderId":7},
                 {"acct":"DU1","orderId":1,"status":"Submitted"}],"snapshot":true}
                """;

        assertThat(OpenOrders.count(new ObjectMapper().readTree(answer), "DU1")).isEqualTo(4);
        assertThat(OpenOrders.count(new ObjectMapper().readTree("{\"orders\":[]}"), "DU1"))
                .isZero();
    }
}
