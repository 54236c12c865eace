package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Orders through every HTTP fault, with a route that redelivers and an application that is started again, in the
 * simulator's own time. {@code -Dibkr.order.attempts} says how many; the profile {@code long} takes 10,000.
 */
@DisplayName("An order that meets any HTTP fault")
class OrderFaultMatrixTest extends VirtualTest {

    private static final int ATTEMPTS = Integer.getInteger("ibkr.order.attempts", 200);
    private static final int REDELIVERIES = 5;
    private static final String ORDERS = "/iserver/account/*/orders";

    /** By name, so that a failure says which. */
    private static final Map<String, Consumer<Fault>> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put("none", Fault::pass);
        FAULTS.put("never answered", Fault::neverAnswer);
        FAULTS.put("carried out, answer lost", Fault::loseAnswer);
        FAULTS.put("closed once read", Fault::closeAfterRead);
        FAULTS.put("reset once read", Fault::resetAfterRead);
        FAULTS.put("carried out, closed instead of an answer", Fault::closeInsteadOfAnswer);
        FAULTS.put("carried out, reset instead of an answer", Fault::resetInsteadOfAnswer);
        FAULTS.put("reset within the request", fault -> fault.resetAfterRequestBytes(40));
        FAULTS.put("503, not carried out", Fault::failUpstream);
        FAULTS.put("503, carried out", Fault::carryOutThenFailUpstream);
        FAULTS.put("500 with a page", fault -> fault.answer(500, "<html>error</html>"));
        FAULTS.put("401, carried out", fault -> fault.carryOutThenAnswer(401, ""));
        FAULTS.put("403", fault -> fault.answer(403, "{\"error\":\"forbidden\"}"));
        FAULTS.put("200 with half an answer", fault -> fault.carryOutThenAnswer(200, "[{\"order_id\":\"1"));
    }

    private final SplittableRandom dice = new SplittableRandom(20261129);
    private final Map<JournalState, Integer> verdicts = new EnumMap<>(JournalState.class);
    private String state;
    private int restarts;

    @Test
    @DisplayName("O1 to O6, O16: leaves once for each id, however often it is delivered, and no verdict on it is wrong")
    void O6_anyFaultTimesRedeliveryTimesRestart_onePostForEachId() throws Exception {
        begin(choices -> choices.questions(false).pacing(false).tls(false));
        routes.close();
        open();
        List<String> names = new ArrayList<>(FAULTS.keySet());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String id = "m-" + attempt;
            String fault = names.get(attempt % names.size());
            Fault planned = gateway.faults().on("POST", ORDERS).times(1);
            FAULTS.get(fault).accept(planned);

            deliver(id);
            if (dice.nextInt(8) == 0) {
                restart();
            }
            // as a broker would, that never heard of the first
            deliver(id);

            gateway.faults().clear();
            verdict(id, fault);
        }
        System.out.printf(
                "%d orders x %d deliveries x %d faults, %d restarts: %s%n",
                ATTEMPTS, 2 * (REDELIVERIES + 1), FAULTS.size(), restarts, verdicts);
        assertThat(gateway.ledger().postsByClientOrderId().values()).allMatch(posts -> posts == 1);
        assertThat(gateway.ledger().orders().stream()
                        .collect(Collectors.groupingBy(order -> order.clientOrderId(), Collectors.counting()))
                        .values())
                .allMatch(orders -> orders == 1);
        assertThat(verdicts).containsKeys(JournalState.ACCEPTED, JournalState.REJECTED);
    }

    private void open() throws Exception {
        routes = IbkrRoutes.trading(gateway);
        routes.component().setRhythm(Rhythm.DEFAULT);
        routes.component().setClocks(SimulatorClocks.of(gateway));
        routes.configuration().setRequestTimeout(1_000);
        routes.configuration().setMaxWait(Duration.ofMinutes(30).toMillis());
        if (state == null) {
            state = routes.configuration().getStateDirectory();
        }
        routes.configuration().setStateDirectory(state);
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(REDELIVERIES)
                        .redeliveryDelay(0)
                        .logExhausted(false));
                from("direct:in").to("ibkr:order/place?clientOrderId=${header.ticket}");
            }
        });
        routes.start();
    }

    private void restart() throws Exception {
        routes.close();
        open();
        restarts++;
    }

    private Exchange deliver(String id) throws Exception {
        String order = "{\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}";
        return turnUntilAnswered("direct:in", order, Map.of("ticket", id));
    }

    /** What the application says in the end, compared with what the simulator knows. */
    private void verdict(String id, String fault) throws Exception {
        boolean stands = gateway.ledger().orders().stream().anyMatch(order -> id.equals(order.clientOrderId()));
        JournalState said = recorded(id);
        for (int i = 0; i < 60 && said == JournalState.UNKNOWN && stands; i++) {
            later();
            said = recorded(id);
        }
        if (said == JournalState.UNKNOWN) {
            assertThat(stands).as("%s after '%s' is in doubt", id, fault).isFalse();
            settle(id);
            said = recorded(id);
        }
        assertThat(said == JournalState.ACCEPTED)
                .as("%s after '%s' is %s", id, fault, said)
                .isEqualTo(stands);
        verdicts.merge(said, 1, Integer::sum);
    }

    private JournalState recorded(String id) throws Exception {
        Exception answer = deliver(id).getException();
        for (int i = 0; i < 60 && (answer == null || answer instanceof OrderNotSentException); i++) {
            // the session is being opened again; or it was placed just now, which is no harm if nothing had left before
            later();
            answer = deliver(id).getException();
        }
        assertThat(answer).as(id).isInstanceOf(DuplicateOrderException.class);
        return ((DuplicateOrderException) answer).recorded().state();
    }

    private void later() {
        Instant later = gateway.clock().now().plusSeconds(1);
        turn(() -> gateway.clock().now().isAfter(later));
    }

    /** A person has looked, and it is not there. */
    private void settle(String id) {
        assertThat(routes.send(
                                "ibkr:order/settle",
                                Map.of(
                                        "clientOrderId",
                                        id,
                                        "placed",
                                        false,
                                        "reason",
                                        "looked at the gateway's ledger"))
                        .getException())
                .isNull();
    }
}
