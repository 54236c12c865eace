package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.simulator.faults.Fault;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of order entry, one by one, in the simulator's own time. */
@DisplayName("An order")
class OrderFaultsTest extends VirtualTest {

    private static final String PLACE = "ibkr:order/place";
    private static final String CONFIRMED = PLACE + "?confirm=o163,o354,o10153";
    private static final String ORDERS = "/iserver/account/*/orders";
    private static final String REPLY = "/iserver/reply/*";
    private static final String LIST = "/iserver/account/orders";
    private static final String BLANK = "{\"orders\":[],\"snapshot\":false}";

    private void trade(boolean questions) throws Exception {
        begin(choices -> choices.questions(questions).pacing(false).tls(false));
        routes.close();
        routes = IbkrRoutes.trading(gateway);
        routes.component().setRhythm(Rhythm.DEFAULT);
        routes.component().setClocks(SimulatorClocks.of(gateway));
        routes.configuration().setRequestTimeout(30_000);
        routes.configuration().setMaxWait(Duration.ofMinutes(5).toMillis());
        routes.start();
        turnUntilAnswered("ibkr:session/status", null, Map.of());
        awaitState(GatewayState.READY);
    }

    /** Far below the market, so that IBKR asks three questions if it asks any. */
    private static String order(String id) {
        return "{\"clientOrderId\":\"" + id
                + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\",\"quantity\":1,\"price\":1}";
    }

    private Exchange place(String uri, String id) throws Exception {
        return turnUntilAnswered(uri, order(id), Map.of());
    }

    private int posts(String id) {
        return gateway.ledger().postsByClientOrderId().getOrDefault(id, 0);
    }

    /** Once that is known, unless it never will be. */
    private JournalState recorded(String id) throws Exception {
        Exception answer = place(CONFIRMED, id).getException();
        for (int i = 0; i < 40 && isOpen(answer); i++) {
            pass(Duration.ofSeconds(1));
            answer = place(CONFIRMED, id).getException();
        }
        assertThat(answer).isInstanceOf(DuplicateOrderException.class);
        return ((DuplicateOrderException) answer).recorded().state();
    }

    private static boolean isOpen(Exception answer) {
        return answer instanceof OrderNotSentException
                || answer instanceof DuplicateOrderException known
                        && known.recorded().state() == JournalState.UNKNOWN;
    }

    @Test
    @DisplayName("O1: is not sent, and may be sent again, if nobody listens")
    void O1_refusedConnection_isNotSent_andMayBeSentAgain() throws Exception {
        trade(false);
        gateway.down();

        assertThat(place(PLACE, "o1").getException()).isInstanceOf(OrderNotSentException.class);

        gateway.up();
        awaitState(GatewayState.READY);
        assertThat(place(PLACE, "o1").getException()).isNull();
        assertThat(posts("o1")).isEqualTo(1);
    }

    @ParameterizedTest(name = "after {0} bytes")
    @ValueSource(longs = {0, 1, 2, 10, 40, 80, 95, 120, 160, 200, 300})
    @DisplayName("O2: that broke off within the request is never sent again, wherever it broke off")
    void O2_brokenOffWithinTheRequest_isInDoubt_andNeverSentAgain(long bytes) throws Exception {
        trade(false);
        gateway.faults().on("POST", ORDERS).times(1).resetAfterRequestBytes(bytes);

        assertThat(place(PLACE, "o2").getException()).isInstanceOf(OrderUnknownException.class);
        assertThat(gateway.ledger().orders()).isEmpty();

        assertThat(recorded("o2")).isEqualTo(JournalState.UNKNOWN);
        assertThat(posts("o2")).isLessThanOrEqualTo(1);
        assertThat(gateway.ledger().orders()).isEmpty();
    }

    @Test
    @DisplayName("O5: that was answered 503 is found if it was carried out, and in doubt for ever if not")
    void O5_503_carriedOutOrNot() throws Exception {
        trade(false);
        gateway.faults().on("POST", ORDERS).times(1).carryOutThenFailUpstream();
        assertThat(place(PLACE, "o5-a").getException()).isInstanceOf(OrderUnknownException.class);
        assertThat(recorded("o5-a")).isEqualTo(JournalState.ACCEPTED);

        gateway.faults().on("POST", ORDERS).times(1).failUpstream();
        assertThat(place(PLACE, "o5-b").getException()).isInstanceOf(OrderUnknownException.class);
        assertThat(recorded("o5-b")).isEqualTo(JournalState.UNKNOWN);
        assertThat(posts("o5-a")).isEqualTo(1);
        assertThat(posts("o5-b")).isEqualTo(1);
    }

    static Stream<Arguments> interruptions() {
        return Stream.of(
                Arguments.of("no answer to the yes", (Consumer<Fault>) Fault::neverAnswer),
                Arguments.of("the answer to the yes lost", (Consumer<Fault>) Fault::loseAnswer),
                Arguments.of("503 to the yes", (Consumer<Fault>) Fault::failUpstream),
                Arguments.of("503 to the yes, which counted", (Consumer<Fault>) Fault::carryOutThenFailUpstream),
                Arguments.of("reply id not found", (Consumer<Fault>)
                        fault -> fault.answer(400, "{\"error\":\"reply id not found: 'x'\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("interruptions")
    @DisplayName("O10: whose chain of questions was interrupted is in doubt, looked for, and never sent again")
    void O10_chainInterrupted_isInDoubt_andNeverSentAgain(String name, Consumer<Fault> fault) throws Exception {
        trade(true);
        // the last of three yeses: after it the order stands, or not
        Fault planned = gateway.faults().on("POST", REPLY).skip(2).times(1);
        fault.accept(planned);

        assertThat(place(CONFIRMED, "o10").getException()).isInstanceOf(OrderUnknownException.class);

        boolean stands = !gateway.ledger().orders().isEmpty();
        assertThat(recorded("o10")).isEqualTo(stands ? JournalState.ACCEPTED : JournalState.UNKNOWN);
        assertThat(posts("o10")).isEqualTo(1);
        assertThat(gateway.ledger().requests("POST", "/iserver/questions/suppress"))
                .isEmpty();
    }

    @Test
    @DisplayName("O10: whose no was lost is never sent again: it had left before it was asked about")
    void O10_noLost_isNeverSentAgain() throws Exception {
        trade(true);
        OrderOutcome asked =
                place(PLACE + "?onQuestion=giveBack", "o10-no").getMessage().getBody(OrderOutcome.class);
        gateway.faults().on("POST", REPLY).times(1).closeAfterRead();

        Exchange no = turnUntilAnswered(
                "ibkr:order/reply",
                "{\"replyId\":\"" + asked.question().replyId() + "\",\"confirmed\":false}",
                Map.of());

        assertThat(no.getException()).isInstanceOf(OrderNotSentException.class);
        // it has left, so it is looked for before anything is said
        assertThat(recorded("o10-no")).isIn(JournalState.QUESTION, JournalState.DISCARDED);
        pass(Duration.ofSeconds(30));
        assertThat(recorded("o10-no")).isEqualTo(JournalState.DISCARDED);
        assertThat(posts("o10-no")).isEqualTo(1);
    }

    @Test
    @DisplayName("R12: is not taken for one that does not stand because a list of orders is blank")
    void R12_blankOrders_areNoInformation() throws Exception {
        trade(true);
        // the question stands for an order that was placed all the same
        gateway.faults()
                .on("POST", ORDERS)
                .times(1)
                .carryOutThenAnswer(
                        200,
                        "[{\"id\":\"0a1b2c3d-0000-4000-8000-000000000000\",\"message\":[\"Really?\"],"
                                + "\"messageIds\":[\"o163\"]}]");
        turnUntilAnswered("ibkr:order/suppress?messageIds=o163,o354,o10153", null, Map.of());
        gateway.faults().on("GET", LIST).times(3).answer(200, BLANK);

        OrderOutcome outcome = place(PLACE, "r12").getMessage().getBody(OrderOutcome.class);

        // found over sor, or by the first reading that is not blank
        assertThat(outcome.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        gateway.faults().clear();

        turnUntilAnswered("ibkr:order/resetSuppression", null, Map.of());
        int before = gateway.ledger().requests("GET", LIST).size();
        gateway.faults().on("GET", LIST).times(2).answer(200, BLANK);
        assertThat(place(PLACE, "r12-b").getException()).isInstanceOf(OrderQuestionException.class);
        assertThat(gateway.ledger().requests("GET", LIST)).hasSizeGreaterThan(before + 2);
    }

    @Test
    @DisplayName("R13: is preceded by /iserver/accounts, once in each brokerage session")
    void R13_accountsAreListed_onceInEachSession_beforeTheFirstOrder() throws Exception {
        trade(false);
        assertThat(place(PLACE, "r13-a").getException()).isNull();
        assertThat(place(PLACE, "r13-b").getException()).isNull();
        gateway.session().dropBrokerage();
        turn(() -> gateway.ledger().requests("GET", "/iserver/accounts").size() == 2);
        awaitState(GatewayState.READY);

        assertThat(place(PLACE, "r13-c").getException()).isNull();

        List<String> seen = gateway.ledger().requests().stream()
                .filter(request -> request.path().endsWith("/iserver/accounts")
                        || request.method().equals("POST") && request.path().endsWith("/orders"))
                .map(RequestEntry::method)
                .toList();
        assertThat(seen).containsExactly("GET", "POST", "POST", "GET", "POST");
    }
}
