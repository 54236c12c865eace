package io.github.camelibkr.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AnnouncerTest {

    private final Announcer announcer = new Announcer(Runnable::run);
    private final List<String> told = new ArrayList<>();
    private final Consumer<LifecycleEvent> listener = event -> told.add(event.reason());

    private void announce(String what) {
        announcer.announce(
                LifecycleEvent.ofGateway(Type.CONNECTED, "https://localhost:5000", Instant.EPOCH, null, what, null));
    }

    @Test
    void listen_whatWasBefore_comesFirst() {
        announce("a");
        announcer.listen(listener);
        announce("b");

        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void listen_again_bringsWhatWasMissed_andNothingTwice() {
        announce("a");
        announcer.listen(listener);
        announcer.ignore(listener);
        announce("b");
        announcer.listen(listener);
        announcer.listen(listener);
        announce("c");

        assertThat(told).containsExactly("a", "b", "c");
    }

    @Test
    void listenerThatFails_doesNotKeepItFromTheOthers() {
        announcer.listen(event -> {
            throw new IllegalStateException("ill");
        });
        announcer.listen(listener);
        announce("a");

        assertThat(told).containsExactly("a");
    }
}
