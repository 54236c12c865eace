package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.gateway.ScriptedGateway;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.stream.Streams;
import io.github.camelibkr.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderWatchTest {

    private final ScriptedGateway gateway = new ScriptedGateway("https://localhost:49999");
    private final Streams streams = new Streams();
    private final OrderWatch watch = new OrderWatch(streams, Runnable::run);

    @BeforeEach
    void attach() {
        gateway.on("GET /iserver/account/orders", "{\"orders\":[],\"snapshot\":true}");
        streams.attach(gateway, new Rest(gateway));
    }

    private void shown(long orderId) {
        streams.frame(new Frame(("{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":" + orderId
                        + ",\"status\":\"Submitted\"}]}")
                .getBytes(StandardCharsets.UTF_8)));
    }

    private List<Long> known() {
        List<Long> known = new ArrayList<>();
        watch.watch(order -> known.add(order.orderId())).run();
        return known;
    }

    @Test
    void watch_whoComesLater_isToldWhatIsKnown() {
        Runnable first = watch.watch(order -> {});
        shown(1);
        shown(2);
        assertThat(known()).containsExactly(1L, 2L);

        first.run();

        assertThat(known()).isEmpty();
    }

    @Test
    void watch_forMonths_remembersNoMoreOrdersThanThereIsRoomFor() {
        watch.watch(order -> {});
        for (long orderId = 1; orderId <= 10_001; orderId++) {
            shown(orderId);
        }

        assertThat(known()).hasSize(10_000).startsWith(2L).endsWith(10_001L);
    }
}
