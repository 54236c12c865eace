package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecord;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.JournalStep;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The audit log")
class AuditTest {

    private static final String SESSION = "c0ffee00c0ffee00c0ffee00c0ffee42";
    private static final String COOKIE = "canary-cookie-4711";
    private static final String PLACE = "ibkr:order/place?confirm=o163,o354,o10153";
    private static final String ORDERS = "/iserver/account/*/orders";

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices -> choices.seed(7)
            .port(Ports.next())
            .pacing(false)
            .sessionId(SESSION)
            .sessionCookie(COOKIE)
            .establishDelay(Duration.ZERO));

    private Simulator gateway;
    private IbkrRoutes routes;
    private AuditLines lines;

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
        routes = IbkrRoutes.trading(gateway);
        routes.start();
        lines = new AuditLines();
    }

    @AfterEach
    void disconnect() {
        lines.close();
        routes.close();
    }

    private Exchange place(String id) {
        return routes.send(PLACE, OrderNode.order(id));
    }

    /** Does not wait long for the answer, which will not come. */
    private void placeInVain(String id) {
        routes.send(PLACE + "&requestTimeout=700", OrderNode.order(id));
    }

    private List<JournalRecord> journal() {
        return routes.send("ibkr:order/journal", null)
                .getMessage()
                .getBody(JournalRecords.class)
                .orders();
    }

    private JournalState state(String id) {
        return journal().stream()
                .map(JournalRecord::order)
                .filter(order -> order.clientOrderId().equals(id))
                .map(JournalEntry::state)
                .findFirst()
                .orElse(null);
    }

    /** All the ways that an order can go. */
    private void everything() {
        place("accepted-1");
        // is no change
        place("accepted-1");
        routes.send("ibkr:order/place", OrderNode.order("refused-1"));
        OrderOutcome asked = routes.send("ibkr:order/place?onQuestion=giveBack", OrderNode.order("asked-1"))
                .getMessage()
                .getBody(OrderOutcome.class);
        routes.send("ibkr:order/reply", new OrderReply(asked.question().replyId(), false));
        gateway.faults()
                .on("POST", ORDERS)
                .times(1)
                .answer(400, "{\"error\":\"no\\nsuch \\u202eaccount\\u2028 U7654321\"}");
        place("rejected-1");
        assertThat(routes.send("ibkr:order/suppress?messageIds=o163,o354,o10153", null)
                        .getException())
                .isNull();
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
        placeInVain("lost-1");
        await().until(() -> state("lost-1") == JournalState.ACCEPTED);
        gateway.faults().on("POST", ORDERS).times(1).neverAnswer();
        placeInVain("gone-1");
        gateway.faults().clear();
        place("held-1");
        routes.send(
                "ibkr:order/settle",
                Map.of("clientOrderId", "gone-1", "placed", false, "reason", "for " + gateway.account() + " by eye"));
    }

    @Test
    void everyChange_hasExactlyOneLine_inItsOrder_withAllThatTheJournalKnows() {
        everything();

        List<JournalRecord> known = journal();
        assertThat(known)
                .extracting(one -> one.order().clientOrderId())
                .contains("accepted-1", "refused-1", "asked-1", "rejected-1", "lost-1", "gone-1");
        assertThat(known.stream().map(one -> one.order().state()).collect(Collectors.toSet()))
                .as("orders of many fates")
                .contains(JournalState.ACCEPTED, JournalState.REJECTED, JournalState.DISCARDED);
        for (JournalRecord one : known) {
            JournalEntry order = one.order();
            List<JsonNode> told = lines.json().stream()
                    .filter(line -> line.path("clientOrderId").asText().equals(order.clientOrderId()))
                    .toList();
            assertThat(told)
                    .as(order.clientOrderId())
                    .extracting(AuditTest::step)
                    .containsExactlyElementsOf(
                            one.steps().stream().map(this::masked).toList());
            assertThat(told).allSatisfy(line -> {
                assertThat(line.path("content").asText()).isEqualTo(order.content());
                assertThat(line.path("kind").asText()).isEqualTo("PLACE");
                assertThat(line.path("gateway").asText())
                        .isEqualTo(gateway.url().toString());
                assertThat(line.path("account").asText())
                        .startsWith("D***")
                        .endsWith(account().substring(6));
            });
        }
        assertThat(lines.json())
                .as("nothing else changed")
                .hasSize(known.stream().mapToInt(one -> one.steps().size()).sum());
    }

    private static JournalStep step(JsonNode line) {
        return new JournalStep(
                Instant.parse(line.path("at").asText()).truncatedTo(ChronoUnit.MILLIS),
                JournalState.valueOf(line.path("state").asText()),
                line.path("orderId").asText(null),
                line.path("owner").asText(),
                line.path("text").asText(null));
    }

    private String account() {
        return gateway.account();
    }

    private JournalStep masked(JournalStep step) {
        String text = step.text() == null
                ? null
                : step.text()
                        .replace(
                                account(),
                                "D***" + account().substring(account().length() - 3))
                        .replace("U7654321", "U***321");
        return new JournalStep(step.at(), step.state(), step.orderId(), step.owner(), text);
    }

    @Test
    void noLine_holdsASecret_anAccount_orWhatIsInvisible() {
        everything();

        assertThat(lines.text())
                .hasSizeGreaterThan(15)
                .noneMatch(line -> line.contains(SESSION) || line.contains(COOKIE))
                .noneMatch(line -> line.contains(account()) || line.contains("U7654321"))
                .allMatch(line -> line.chars().noneMatch(c -> Set.of(
                                (int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR)
                        .contains(Character.getType(c))));
        assertThat(lines.json())
                .as("and it is still there for who reads the JSON")
                .anyMatch(line -> line.path("text").asText().contains("\u202eaccount"));
    }

    @Test
    void whatThePastRunLeftBehind_hasItsLineToo() {
        gateway.faults().on("POST", ORDERS).times(1).neverAnswer();
        routes.template().asyncSend("ibkr:order/place?requestTimeout=3000", exchange -> exchange.getMessage()
                .setBody(OrderNode.order("left-1")));
        await().until(() -> state("left-1") == JournalState.UNKNOWN);

        routes.send("ibkr:order/settle", Map.of("clientOrderId", "left-1", "placed", false, "reason", "seen"));

        assertThat(lines.json())
                .filteredOn(line -> line.path("clientOrderId").asText().equals("left-1"))
                .extracting(line -> line.path("state").asText())
                .containsExactly("INTENT", "SENT", "UNKNOWN", "REJECTED");
    }
}
