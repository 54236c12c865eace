package io.github.camelibkr.order.guard;

import static io.github.camelibkr.order.guard.GuardSamples.STOCK;
import static io.github.camelibkr.order.guard.GuardSamples.decimal;
import static io.github.camelibkr.order.guard.GuardSamples.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.TemporaryDirectories;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.TradingState;
import io.github.camelibkr.order.guard.GuardPolicy.Level;
import io.github.camelibkr.order.guard.GuardSamples.Limits;
import io.github.camelibkr.store.HaltFile;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import io.github.camelibkr.wire.Departure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The guard decides")
class OrderGuardDecisionsTest {

    private static final SessionFacts PAPER = new SessionFacts(List.of("DU1", "DU2"), true);
    private static final SessionFacts LIVE = new SessionFacts(List.of("DU1"), false);

    private final FakeGateway gateway = new FakeGateway();
    private final List<String> heard = new ArrayList<>();
    private final Guards guards = new Guards(gateway, new GuardListener() {
        @Override
        public void denied(OrderDeniedException denial) {
            heard.add(denial.rule());
        }

        @Override
        public void changed(TradingState state) {
            heard.add(state.state() + " " + state.reason());
        }
    });

    private final Path directory = TemporaryDirectories.create().toAbsolutePath();
    private final StateDirectory state = new StateDirectory(directory);
    private final KillSwitch killSwitch = new KillSwitch(List.of(new HaltFile(state)));
    private final SqliteDatabase database = new SqliteDatabase(state, "ibkr.db");
    private final OrderJournal journal = new OrderJournal(database);

    private OrderLimits component = OrderLimits.NONE;
    private OrderLimits endpoint = OrderLimits.NONE;
    private OrderRates componentRates = OrderRates.NONE;
    private OrderRates endpointRates = OrderRates.NONE;
    private TradingMode mode = TradingMode.paper;

    @BeforeEach
    void open() throws Exception {
        journal.open(gateway.timers.now());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private OrderGuard guard() {
        return guard("r");
    }

    private OrderGuard guard(String route) {
        return guards.of(new GuardPolicy(
                mode,
                new Level(component, componentRates),
                new Level(endpoint, endpointRates),
                killSwitch,
                journal,
                route));
    }

    private static Subject subject(Act act) {
        return new Subject(act, "DU1", "c-1");
    }

    private static OrderRequest order() {
        return limit().build();
    }

    private CompletableFuture<Void> admit(OrderRequest order) {
        return guard().admit(Act.PLACE, order, PAPER).toCompletableFuture();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return future.handle((value, failure) -> Causes.of(failure)).join();
    }

    /** Lets one leave, and shuts the gate behind it. */
    private void depart(OrderGuard guard, OrderRequest order, OrderGuard.Note note) throws IbkrException {
        guard.depart(Act.PLACE, order, PAPER, note).close();
    }

    private void depart(OrderRequest order) throws IbkrException {
        depart(guard(), order, () -> {});
    }

    private void halt(KillSwitch killSwitch) throws IbkrException {
        try {
            killSwitch.halt(new Halt(gateway.timers.now(), "x"));
        } finally {
            guards.look(killSwitch, "x");
        }
    }

    /** Nobody can halt orders while a gate is open. */
    private void assertNoGateIsOpen() {
        CompletableFuture<Void> halted = CompletableFuture.runAsync(() -> {
            try {
                new KillSwitch(List.of()).halt(new Halt(gateway.timers.now(), "x"));
            } catch (IbkrException nowhereToWrite) {
                // it is halted, and that was to be tried
            }
        });
        assertThat(halted).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void checkOpen_readOnly_isDeniedAndHeard() {
        mode = TradingMode.readOnly;

        for (Act act : Act.values()) {
            assertThatThrownBy(() -> guard().checkOpen(subject(act))).isInstanceOf(OrderDeniedException.class);
        }
        assertThat(heard).hasSize(Act.values().length).containsOnly("tradingMode");
    }

    @Test
    void halted_whatCreatesIsDenied_andNothingElse() throws Exception {
        halt(killSwitch);
        assertThat(heard).containsExactly("HALTED x");

        for (Act act : List.of(Act.PLACE, Act.MODIFY, Act.CONFIRM)) {
            assertThatThrownBy(() -> guard().checkOpen(subject(act)))
                    .isInstanceOf(OrderDeniedException.class)
                    .hasMessageEndingWith(
                            "orders are halted since 2026-03-02T14:30:00Z: x. To go on, call" + " ibkr:control/resume");
            assertThatThrownBy(() -> guard().depart(subject(act), PAPER)).isInstanceOf(OrderDeniedException.class);
        }
        for (Act act : List.of(Act.CANCEL, Act.SETTLE, Act.SUPPRESS)) {
            guard().checkOpen(subject(act));
            guard().depart(subject(act), PAPER).close();
        }
        assertThat(failure(admit(order()))).isInstanceOf(OrderDeniedException.class);
        assertThatThrownBy(() -> depart(order())).isInstanceOf(OrderDeniedException.class);
        assertNoGateIsOpen();

        killSwitch.resume("y");
        guards.look(killSwitch, "y");
        assertThat(heard).last().isEqualTo("ACTIVE y");
        assertThat(admit(order())).isCompleted();
    }

    @Test
    void halted_byHand_isHeardOnce_andSoIsItsEnd() throws Exception {
        Files.writeString(directory.resolve("HALT"), "mad market");
        assertThatThrownBy(() -> guard().checkOpen(subject(Act.PLACE))).hasMessageContaining(": mad market.");
        assertThatThrownBy(() -> guard().checkOpen(subject(Act.PLACE))).hasMessageContaining(": mad market.");
        Files.delete(directory.resolve("HALT"));
        guard().checkOpen(subject(Act.PLACE));
        guard().checkOpen(subject(Act.PLACE));

        assertThat(heard).containsExactly("HALTED mad market", "halt", "halt", "ACTIVE the record of it was deleted");
    }

    @Test
    void halt_thatCannotBeWritten_isToldAllTheSame() throws Exception {
        KillSwitch forgetful = new KillSwitch(List.of());

        assertThatThrownBy(() -> halt(forgetful)).isInstanceOf(IbkrException.class);
        guards.look(forgetful, "x");

        assertThat(heard).containsExactly("HALTED x");
    }

    @Test
    void haltedOrNot_notKnown_nothingLeaves_butWhatIsAskedEarlierGoesOn() throws Exception {
        Files.createDirectories(directory.resolve("HALT/within"));

        assertThatCode(() -> guard().checkOpen(subject(Act.PLACE))).doesNotThrowAnyException();
        assertThat(failure(admit(order())))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageStartingWith("order c-1 was not sent: whether orders are halted is not known: ");
        assertThatThrownBy(() -> depart(order())).isInstanceOf(OrderNotSentException.class);
        guards.look(killSwitch, "x");
        assertThat(heard).isEmpty();
    }

    @Test
    void checkSessionAndAccount_theSessionMustAgree() throws Exception {
        guard().checkSession(new Subject(Act.CONFIRM, null, null), PAPER);
        guard().checkAccount(subject(Act.PLACE), PAPER);

        assertThatThrownBy(() -> guard().checkSession(subject(Act.PLACE), LIVE))
                .isInstanceOf(OrderDeniedException.class);
        assertThatThrownBy(() -> guard().checkAccount(subject(Act.PLACE), LIVE))
                .isInstanceOf(OrderDeniedException.class);
        assertThat(failure(guard().admit(Act.PLACE, order(), LIVE).toCompletableFuture()))
                .isInstanceOf(OrderDeniedException.class);
        assertThatThrownBy(() -> guard().depart(Act.PLACE, order(), LIVE, () -> {}))
                .isInstanceOf(OrderDeniedException.class);
        assertThatThrownBy(() -> guard().depart(subject(Act.CONFIRM), LIVE)).isInstanceOf(OrderDeniedException.class);
        assertThatThrownBy(() -> guard().depart(new Subject(Act.CONFIRM, null, null), LIVE))
                .isInstanceOf(OrderDeniedException.class);
        assertNoGateIsOpen();
    }

    @Test
    void accounts_bothLevelsMustAllowThem() throws Exception {
        component = Limits.some().accounts("DU1", "DU2").get();
        endpoint = Limits.some().accounts("DU2", "DU3").get();

        assertThatThrownBy(() -> guard().checkAccount(subject(Act.CANCEL), PAPER))
                .hasMessage("cancel denied, nothing was sent: allowedAccounts is DU2, DU3, the account is DU1");
        guard().checkAccount(new Subject(Act.CANCEL, "DU2", null), PAPER);
        assertThatThrownBy(() -> guard().depart(new Subject(Act.CONFIRM, null, null), PAPER))
                .hasMessageContaining("it may be DU1");
        endpoint = component;
        guard().depart(new Subject(Act.CONFIRM, null, null), PAPER).close();
        assertNoGateIsOpen();
    }

    @Test
    void admit_nothingToAsk_isDoneAtOnce() {
        component = Limits.some().quantity("10").get();
        endpoint = Limits.some().conids(STOCK).get();

        assertThat(admit(order())).isCompleted();
        assertThat(gateway.snapshots).isEmpty();
        assertThat(gateway.conids).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void admitAndCheckAlone_eitherLevelDenies_beforeAnythingIsAsked() {
        endpoint = Limits.some().quantity("9").collar("3").secTypes("STK").get();

        assertThat(failure(admit(order()))).hasMessageContaining("maxOrderQuantity is 9");
        assertThatThrownBy(() -> guard().checkAlone(Act.PLACE, order())).hasMessageContaining("maxOrderQuantity is 9");
        assertThat(gateway.snapshots).isEmpty();
        assertThat(gateway.conids).isEmpty();
        assertThat(heard).containsExactly("maxOrderQuantity", "maxOrderQuantity");
    }

    @Test
    void admit_oneLegOfSeveral_isEnoughToDeny() throws Exception {
        component = Limits.some().quantity("10").get();
        OrderRequest bracket = limit().children(List.of(
                        limit().side("SELL").build(),
                        limit().side("SELL").quantity(decimal("11")).build()))
                .build();

        assertThat(failure(admit(bracket))).hasMessageContaining("the order's quantity is 11");
        assertThatThrownBy(() -> depart(bracket)).hasMessageContaining("the order's quantity is 11");
    }

    @Test
    void admit_whatMustBeKnown_isAskedOnceForAllLegsAndLevels() {
        component = Limits.some().collar("3").get();
        endpoint = Limits.some().secTypes("STK").notional("2000").get();
        CompletableFuture<Void> admitted = admit(order());
        assertThat(gateway.snapshots).containsExactly("265598");
        assertThat(gateway.conids).containsExactly("265598");

        gateway.definitions.get(0).complete(new ContractDefinitions(List.of(GuardSamples.DEFINITIONS.get(STOCK))));
        assertThat(admitted).isNotDone();
        gateway.quotes.get(0).complete(FakeGateway.quotes("265598", "99"));

        assertThat(admitted).isCompleted();
    }

    @Test
    void admit_marketIsElsewhere_isDeniedAndHeardOnce() {
        component = Limits.some().collar("3").get();
        CompletableFuture<Void> admitted = admit(order());

        gateway.quotes.get(0).complete(FakeGateway.quotes("265598", "50"));

        assertThat(failure(admitted)).hasMessageContaining("is 100.00 % away from the market's price, 50");
        assertThat(heard).containsExactly("priceCollarPercent");
    }

    @Test
    void admit_noPrice_isDeniedByTheRuleThatNeedsIt() {
        component = Limits.some().collar("3").notional("1").get();
        CompletableFuture<Void> collar = admit(order());
        gateway.definitions.get(0).complete(new ContractDefinitions(List.of(GuardSamples.DEFINITIONS.get(STOCK))));
        gateway.timers.advance(Duration.ofSeconds(2));
        assertThat(failure(collar))
                .hasMessage("order denied, nothing was sent: priceCollarPercent is set, but no market price of 265598"
                        + " within 2 s: IBKR has not answered");

        component = Limits.some().notional("1").get();
        CompletableFuture<Void> notional =
                admit(limit().orderType("MKT").price(null).build());
        gateway.timers.advance(Duration.ofSeconds(2));
        assertThat(failure(notional)).hasMessageContaining("maxOrderNotional is set, but no market price of 265598");
        assertThat(heard).containsExactly("priceCollarPercent", "maxOrderNotional");
    }

    @Test
    void admit_definitionCannotBeHad_isNotSent() {
        component = Limits.some().secTypes("STK").get();
        CompletableFuture<Void> admitted = admit(order());

        gateway.definitions.get(0).completeExceptionally(new IllegalStateException("down"));

        assertThat(failure(admitted))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessage("order c-1 was not sent: what its contract is, is not known: down");
        assertThat(heard).isEmpty();
    }

    @Test
    void admit_contractNotUnderstood_isDenied() {
        component = Limits.some().collar("3").get();

        assertThat(failure(admit(limit().conid(null).conidex("x;y").build())))
                .hasMessageContaining("what x;y is cannot be understood");
    }

    private static OrderLimits open(int most) {
        return new OrderLimits(null, null, null, null, most, null, null, null);
    }

    @Test
    void openOrders_askedOnlyWhenTheyWouldKeepItBack() throws Exception {
        component = open(3);
        endpoint = open(2);
        CompletableFuture<Void> first = admit(order());
        gateway.orders.get(0).complete(FakeGateway.listOf(1));
        assertThat(first).isCompleted();
        depart(order());
        assertThat(gateway.accounts).hasSize(1);

        CompletableFuture<Void> second = admit(order());
        assertThat(gateway.accounts).hasSize(2);
        gateway.timers.advance(Duration.ofSeconds(1));
        gateway.orders.get(1).complete(FakeGateway.listOf(2));
        assertThat(failure(second))
                .hasMessage("order denied, nothing was sent: maxOpenOrders is 2, 3 orders of account DU1 are open");

        // the list was asked for when the first had just left: asked later, it has it
        gateway.timers.advance(Duration.ofSeconds(1));
        CompletableFuture<Void> third = admit(order());
        gateway.orders.get(2).complete(FakeGateway.listOf(1));
        assertThat(third).isCompleted();
    }

    @Test
    void openOrders_changesOpenNone_andABracketOpensAllItsLegs() throws Exception {
        component = open(2);
        OrderRequest bracket = limit().children(List.of(order(), order())).build();

        assertThat(guard().admit(Act.MODIFY, order(), PAPER)).isCompleted();
        CompletableFuture<Void> admitted = admit(bracket);
        gateway.orders.get(0).complete(FakeGateway.listOf(0));

        assertThat(failure(admitted))
                .hasMessageContaining(
                        "maxOpenOrders is 2, 0 orders of account DU1 are open, and these would be 3 more");
    }

    @Test
    void openOrders_cannotBeHad_isNotSent() {
        component = open(2);
        CompletableFuture<Void> admitted = admit(order());

        gateway.orders.get(0).completeExceptionally(new IllegalStateException("down"));

        assertThat(failure(admitted))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessage("order c-1 was not sent: how many orders are open is not known: down");
    }

    @Test
    void depart_goesThroughTheGate_onlyOnceItIsNoted() throws Exception {
        List<String> noted = new ArrayList<>();

        Departure.Gate gate = guard().depart(Act.PLACE, order(), PAPER, () -> noted.add("noted"));

        assertThat(noted).containsExactly("noted");
        gate.close();
        assertNoGateIsOpen();
    }

    @Test
    void depart_priceGrownOld_isDenied() throws Exception {
        component = Limits.some().collar("3").get();
        admit(order());
        gateway.quotes.get(0).complete(FakeGateway.quotes("265598", "100"));
        gateway.timers.advance(Duration.ofSeconds(5));
        depart(order());
        gateway.timers.advance(Duration.ofNanos(1));

        assertThatThrownBy(() -> depart(order()))
                .hasMessage(
                        "order denied, nothing was sent: priceCollarPercent is set, but the market price of 265598 is"
                                + " older than 5 s by the time the order leaves");
        assertNoGateIsOpen();
    }

    @Test
    void depart_priceMovedMeanwhile_isDenied() throws Exception {
        component = Limits.some().collar("3").get();
        gateway.streamed.put("265598", FakeGateway.quote("265598", "100", "R"));
        assertThat(admit(order())).isCompleted();
        gateway.streamed.put("265598", FakeGateway.quote("265598", "90", "R"));

        assertThatThrownBy(() -> depart(order())).hasMessageContaining("away from the market's price, 90");
    }

    @Test
    void rates_areTakenWhenItLeaves_andGivenBackIfItDoesNot() throws Exception {
        componentRates = new OrderRates(1, null, null, null, Duration.ofSeconds(1));
        IbkrException full = new OrderNotSentException("disk full", "DU1", "c-1", null);

        assertThatThrownBy(() -> depart(guard(), order(), () -> {
                    throw full;
                }))
                .isSameAs(full);
        assertNoGateIsOpen();
        depart(guard("r"), order(), () -> {});
        assertThatThrownBy(() -> depart(guard("s"), order(), () -> {}))
                .hasMessageContaining(
                        "maxOrdersPerSecond is 1, and 1 orders have left for this gateway in the last second");
        assertThat(failure(admit(order()))).hasMessageContaining("maxOrdersPerSecond is 1");
        gateway.timers.advance(Duration.ofSeconds(1));
        depart(order());
    }

    @Test
    void rates_ofTheEndpoint_countItsRoute() throws Exception {
        endpointRates = new OrderRates(null, 1, null, null, Duration.ofSeconds(1));

        depart(guard("r"), order(), () -> {});
        depart(guard("s"), order(), () -> {});

        assertThatThrownBy(() -> depart(guard("r"), order(), () -> {}))
                .hasMessageContaining(
                        "maxOrdersPerMinute is 1, and 1 orders have left from this route in the last minute");
    }

    @Test
    void identical_anotherIdIsTheSameOrder_anotherPriceIsNot() throws Exception {
        componentRates = new OrderRates(null, null, null, 1, Duration.ofMinutes(10));
        depart(order());
        gateway.timers.advance(Duration.ofMinutes(9));

        assertThatThrownBy(() -> depart(limit().clientOrderId("c-2").build()))
                .hasMessageContaining(
                        "maxIdenticalOrders is 1, and 1 like it have left for this gateway in the last" + " 600000 ms");
        depart(limit().clientOrderId("c-3").price(decimal("100.01")).build());
        gateway.timers.advance(Duration.ofMinutes(1));
        depart(limit().clientOrderId("c-4").build());
    }

    @Test
    void identical_longestWindowOfBothLevels_isRemembered() throws Exception {
        endpointRates = new OrderRates(null, null, null, 1, Duration.ofHours(2));
        depart(order());
        gateway.timers.advance(Duration.ofMinutes(119));
        depart(limit().price(decimal("99")).build());

        assertThatThrownBy(() -> depart(order())).hasMessageContaining("maxIdenticalOrders is 1");
    }

    @Test
    void perDay_countsInTheJournal_andWhatOtherJournalsHave() throws Exception {
        componentRates = new OrderRates(null, null, 1, null, Duration.ofSeconds(1));
        assertThat(admit(order())).isCompleted();
        guards.departures().left("elsewhere", DayRule.midnight(gateway.timers.now(), gateway.zone()));

        assertThat(failure(admit(order())))
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining("maxOrdersPerDay is 1, and 1 orders have left for this gateway since"
                        + " 2026-03-02T05:00:00Z");
        assertThatThrownBy(() -> depart(order())).hasMessageContaining("maxOrdersPerDay is 1");
        endpointRates = componentRates;
        componentRates = OrderRates.NONE;
        assertThat(admit(order())).isCompleted();
    }

    @Test
    void perDay_whatLeavesHere_countsForWhoeverNotesElsewhere() throws Exception {
        depart(order());

        assertThat(guards.departures().elsewhere("elsewhere", DayRule.midnight(gateway.timers.now(), gateway.zone())))
                .isEqualTo(1);
    }

    @Test
    void policy_bothLevels_areAsked() {
        component = Limits.some().quantity("1").get();
        GuardPolicy policy = new GuardPolicy(
                mode,
                new Level(component, componentRates),
                new Level(endpoint, endpointRates),
                killSwitch,
                journal,
                "r");

        assertThat(policy.limits()).containsExactly(component, endpoint);
    }

    @Test
    void checkOpen_allIsWell_passes() throws OrderException {
        guard().checkOpen(subject(Act.PLACE));
        assertThat(heard).isEmpty();
    }
}
