package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.ScriptedGateway;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.order.guard.GuardPolicy;
import io.github.camelibkr.order.guard.Halt;
import io.github.camelibkr.order.guard.KillSwitch;
import io.github.camelibkr.order.guard.OrderLimits;
import io.github.camelibkr.order.guard.OrderRates;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import io.github.camelibkr.stream.Streams;
import io.github.camelibkr.wire.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Order entry as a whole, without a wire and without threads: with a scripted gateway and a real journal. */
final class OrderDesk implements AutoCloseable {

    static final String ORDERS = "GET /iserver/account/orders";
    static final String TRADES = "GET /iserver/account/trades";
    static final String PLACE = "POST /iserver/account/DU1/orders";
    static final String REPLY = "POST /iserver/reply/";
    static final String TAKEN = "[{\"order_id\":\"17\",\"order_status\":\"Submitted\"}]";
    static final String ASKED = "[{\"id\":\"question-1\",\"message\":[\"sure?\"],\"messageIds\":[\"o3\"]}]";

    /** The pacer and what was counted are one for each address. */
    private static final AtomicInteger PORTS = new AtomicInteger(50_000);

    final ScriptedGateway gateway;
    final SqliteDatabase database;
    private final Path file;
    final KillSwitch killSwitch = new KillSwitch(List.of());
    private final OrderJournal journal;
    OrderEntry entry;

    TradingMode mode = TradingMode.paper;
    OnQuestion onQuestion = OnQuestion.refuse;
    OnUnknown onUnknown = OnUnknown.fail;
    boolean cancelOnPartial;
    boolean checkRules;
    boolean allowCancelAll;
    OrderLimits limits = OrderLimits.NONE;
    String accountId;

    OrderDesk(Path directory) throws Exception {
        gateway = new ScriptedGateway("https://localhost:" + PORTS.incrementAndGet());
        file = directory.resolve("state").resolve("ibkr.db");
        database = new SqliteDatabase(new StateDirectory(file.getParent()), "ibkr.db");
        journal = new OrderJournal(database);
        journal.open(gateway.clock().now());
        gateway.on(ORDERS, orders()).on(TRADES, "[]");
        open();
    }

    /** A new run: it knows nothing but what the journal knows. */
    void open() {
        Rest rest = new Rest(gateway);
        entry = new OrderEntry(gateway, rest, new Streams(), new AtOnce());
    }

    /** Ends the run. */
    void end() {
        entry.close(Duration.ZERO);
    }

    @Override
    public void close() {
        end();
        database.close();
    }

    OrderPolicy policy() {
        GuardPolicy.Level level = new GuardPolicy.Level(limits, OrderRates.NONE);
        return new OrderPolicy(
                new GuardPolicy(mode, level, level, killSwitch, journal, "orders"),
                accountId,
                Set.of("o1", "o2"),
                onQuestion,
                onUnknown,
                cancelOnPartial,
                checkRules,
                exchange -> null,
                allowCancelAll,
                false,
                database,
                new Patience("orders", Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }

    /** As a person does; there is nowhere to write it down. */
    void halt(String reason) {
        killSwitch.forbid(Halt.of(gateway.clock().now(), reason));
        entry.look(killSwitch, reason);
    }

    void resume(String reason) {
        try {
            killSwitch.resume(reason);
        } catch (IbkrException e) {
            throw new AssertionError(e);
        }
        entry.look(killSwitch, reason);
    }

    CompletableFuture<IbkrMessage> call(String operation, Object body, Map<String, String> options) {
        try {
            CompletionStage<? extends IbkrMessage> answer =
                    entry.call(Operations.get(operation), Given.exchange(body, Map.of()), options, policy());
            return answer.<IbkrMessage>thenApply(message -> message).toCompletableFuture();
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    CompletableFuture<IbkrMessage> place(OrderRequest order) {
        return call("order/place", order, Map.of());
    }

    CompletableFuture<IbkrMessage> place(String id) {
        return place(Given.order().clientOrderId(id).build());
    }

    static OrderOutcome outcome(CompletableFuture<IbkrMessage> call) {
        return (OrderOutcome) body(call);
    }

    static IbkrMessage body(CompletableFuture<IbkrMessage> call) {
        if (!call.isDone()) {
            throw new AssertionError("not answered yet");
        }
        return call.join();
    }

    static Throwable failure(CompletableFuture<IbkrMessage> call) {
        if (!call.isCompletedExceptionally()) {
            throw new AssertionError("has not failed: " + call);
        }
        return call.<Throwable>handle((body, failure) -> Causes.of(failure)).join();
    }

    /** The journal is gone for a while: whatever is asked of it fails. */
    void hideJournal() throws IOException {
        Files.move(file, file.resolveSibling("elsewhere"));
    }

    void showJournal() throws IOException {
        Files.move(file.resolveSibling("elsewhere"), file);
    }

    /** Which steps the journal has of an order: states and texts. */
    List<String> steps(String id) throws SQLException {
        return journal.steps(id).stream()
                .map(step -> step.state() + (step.text() == null ? "" : " " + step.text()))
                .toList();
    }

    JournalEntry noted(String id) {
        try {
            return journal.find(id).orElse(null);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What {@code order/list} answers. */
    static String orders(String... rows) {
        return "{\"orders\":[" + String.join(",", rows) + "],\"snapshot\":true}";
    }

    /** One of its rows. */
    static String row(String orderId, String reference, String status) {
        return "{\"orderId\":" + orderId + ",\"order_ref\":\"" + reference + "\",\"status\":\"" + status + "\"}";
    }

    /** Runs everything at once. */
    private static final class AtOnce extends AbstractExecutorService {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
