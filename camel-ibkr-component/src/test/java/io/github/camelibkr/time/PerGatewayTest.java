package io.github.camelibkr.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class PerGatewayTest {

    private static final URI HERE = URI.create("https://localhost:5000/v1/api");

    private final PerGateway<Object> shared = new PerGateway<>(Object::new);
    private final VirtualTimers timers = new VirtualTimers();

    @Test
    void of_sameGateway_isTheSame() {
        Object first = shared.of(HERE, timers);

        assertThat(shared.of(URI.create(HERE.toString()), timers)).isSameAs(first);
        assertThat(shared.of(URI.create("https://localhost:5001/v1/api"), timers))
                .isNotSameAs(first);
    }

    @Test
    void of_anotherContextOfThisJvm_isTheSame() {
        CamelTimers one = new CamelTimers(new DefaultCamelContext(), this);
        CamelTimers other = new CamelTimers(new DefaultCamelContext(), this);

        assertThat(shared.of(HERE, one)).isSameAs(shared.of(HERE, other));
        one.stop();
        other.stop();
    }

    @Test
    void of_clockThatCannotBeCompared_isAnother() {
        assertThat(shared.of(HERE, timers)).isNotSameAs(shared.of(HERE, new VirtualTimers()));
    }
}
