package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderUnknownException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Failures failures = Failures.ofOrder("DU1", "c-1");
    private final OrderDeniedException denied = new OrderDeniedException("halt", "halted", "DU1", "c-1");

    @Test
    void before_anything_wasNotSent() {
        NotConnectedException down = new NotConnectedException("down");

        OrderException failure = failures.before(new CompletionException(down));

        assertThat(failure)
                .isInstanceOf(OrderNotSentException.class)
                .hasMessage("order c-1 was not sent: down")
                .hasCause(down);
        assertThat(failure.accountId()).isEqualTo("DU1");
        assertThat(failure.clientOrderId()).isEqualTo("c-1");
        assertThat(failures.before(new CompletionException(denied))).isSameAs(denied);
    }

    @Test
    void of_isCertainOnlyBeforeAnythingLeft() {
        NotConnectedException down = new NotConnectedException("down");

        assertThat(failures.of(down, true)).isInstanceOf(OrderNotSentException.class);
        assertThat(failures.of(down, false)).isInstanceOf(OrderUnknownException.class);
        assertThat(failures.of(new IllegalStateException("?"), true)).isInstanceOf(OrderUnknownException.class);
        assertThat(failures.of(denied, false)).isSameAs(denied);
    }

    @Test
    void ofQuestion_knowsNoIds() {
        assertThat(Failures.ofQuestion("q-1").unknown("?", null))
                .hasMessage("the outcome of the order of question q-1 is unknown: ?. Do not send it again: look for its"
                        + " clientOrderId in order/list and stream/sor first.")
                .satisfies(unknown -> assertThat(unknown.clientOrderId()).isNull());
    }
}
