package io.github.camelibkr.stream;

import io.github.camelibkr.model.ExecutionReader;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.QuoteState;
import io.github.camelibkr.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps that a frame takes: its topic, its subscription, its content, merging, the hand-off to a route. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class StreamBenchmark {

    @Param({"1", "10", "100", "1000"})
    public int subscriptions;

    private byte[][] quotes;
    private byte[] execution;
    private byte[] order;
    private final Map<String, Integer> table = new ConcurrentHashMap<>();
    private QuoteState state;
    private OrderState orders;
    private Lane lane;
    private IbkrMessage waiting;
    private int next;

    /** Frames in the recorded shape, with values of our own. */
    @Setup
    public void prepare() {
        quotes = new byte[subscriptions][];
        for (int i = 0; i < subscriptions; i++) {
            long conid = 900_000_001L + i;
            quotes[i] = ("{\"server_id\":\"q1\",\"conidEx\":\"" + conid + "\",\"conid\":" + conid
                            + ",\"_updated\":1777472974123,\"6119\":\"q1\",\"31\":\"187.65\",\"84\":\"187.64\",\"86\":\"187.66\","
                            + "\"88\":\"300\",\"85\":\"200\",\"topic\":\"smd+" + conid + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            table.put("smd+" + conid, i);
        }
        execution =
                ("{\"topic\":\"str\",\"args\":[{\"execution_id\":\"0001.02.01.01\",\"symbol\":\"ACME\",\"side\":\"B\","
                                + "\"trade_time_r\":1777472974000,\"size\":2.0,\"price\":\"24.60\",\"exchange\":\"XNYS\",\"commission\":\"1.0\","
                                + "\"net_amount\":49.2,\"account\":\"DU7654321\",\"conid\":4711,\"order_id\":96335105}]}")
                        .getBytes(StandardCharsets.UTF_8);
        order = ("{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU7654321\",\"conid\":4711,\"orderId\":912091175,"
                        + "\"remainingQuantity\":1.0,\"filledQuantity\":0.0,\"totalSize\":1.0,\"status\":\"Submitted\","
                        + "\"price\":\"1.00\",\"lastExecutionTime_r\":1777552533000,\"side\":\"BUY\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        state = new QuoteState("900000001");
        orders = new OrderState();
        waiting = state.take();
        IbkrMessage message = waiting;
        lane = new Lane(Runnable::run, this::poll, (taken, done) -> true);
        lane.release();
        waiting = message;
    }

    private IbkrMessage poll() {
        IbkrMessage message = waiting;
        waiting = null;
        return message;
    }

    private byte[] nextQuote() {
        next = next + 1 == subscriptions ? 0 : next + 1;
        return quotes[next];
    }

    /** Finds a frame's topic without parsing it. */
    @Benchmark
    public String topic() {
        return new Frame(nextQuote()).topic();
    }

    /** Finds the subscription of a frame. */
    @Benchmark
    public Integer lookUp() {
        return table.get(new Frame(nextQuote()).topic());
    }

    /** Parses a quote. */
    @Benchmark
    public Object decodeQuote() throws Exception {
        return new Frame(nextQuote()).fields();
    }

    /** Parses a quote and merges it into what is known. */
    @Benchmark
    public boolean mergeQuote() throws Exception {
        return state.merge(new Frame(nextQuote()).fields(), Set.of());
    }

    /** The same, and makes the body. */
    @Benchmark
    public Object quoteBody() throws Exception {
        state.merge(new Frame(nextQuote()).fields(), Set.of());
        return state.take();
    }

    /** Parses an execution and makes its body. */
    @Benchmark
    public Object executionBody() throws Exception {
        return ExecutionReader.read(new Frame(execution).tree().path("args").get(0));
    }

    /** Parses a row of an order, merges it and makes its body. */
    @Benchmark
    public Object orderBody() throws Exception {
        orders.merge(new Frame(order).tree().path("args").get(0));
        return orders.take();
    }

    /** Hands a message to a route that does nothing. */
    @Benchmark
    public void handOff() {
        waiting = state.take();
        lane.signal();
    }
}
