package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.ProfitsAndLosses;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scheduled reads share IBKR's limits")
class PacedReadingsTest extends VirtualTest {

    private static final String PROFITS = "ibkr:account/pnl?initialDelay=0&delay=1&maxWait=600000";

    @Test
    void quirk26_twoRoutesPollWhatMayBeAskedOnceInFiveSeconds_bothAreAnswered() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        List<Exchange> one = routes.collect(PROFITS + "&repeatCount=3");
        List<Exchange> other = routes.collect(PROFITS + "&repeatCount=4");
        routes.start();

        turn(() -> one.size() == 3 && other.size() == 4);

        assertThat(FaultTest.bodies(one, ProfitsAndLosses.class)).doesNotContainNull();
        List<RequestEntry> asked = gateway.ledger().requests("GET", "/iserver/account/pnl/partitioned");
        // and once more where the first answer says nothing
        assertThat(asked).hasSizeGreaterThanOrEqualTo(7).allSatisfy(request -> assertThat(request.status())
                .isEqualTo(200));
        for (int i = 1; i < asked.size(); i++) {
            assertThat(Duration.between(asked.get(i - 1).at(), asked.get(i).at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        }
    }
}
