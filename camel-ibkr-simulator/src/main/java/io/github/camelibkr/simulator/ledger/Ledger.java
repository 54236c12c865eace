package io.github.camelibkr.simulator.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.FrameEntry.Direction;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The truth about what happened, whatever a client believes. May be read from any thread, also after the end. Of
 * requests and frames the latest are kept; counts and verdicts are about all of them.
 */
public final class Ledger {

    private static final int FRAMES_KEPT = 20_000;
    private static final int REQUESTS_KEPT = 50_000;

    private final Time time;
    private final TreeMap<Long, RequestEntry> requests = new TreeMap<>();
    private final Map<Long, OrderEntry> orders = new LinkedHashMap<>();
    private final Map<String, ExecutionEntry> executions = new LinkedHashMap<>();
    private final Deque<FrameEntry> frames = new ArrayDeque<>();
    private final Map<Long, Map<String, String>> quotes = new TreeMap<>();
    private final Arrivals arrivals = new Arrivals();
    private final Map<String, Integer> posts = new TreeMap<>();
    private long arrived;
    private long framesIn;
    private long framesOut;

    /** Makes an empty ledger that reads this clock. */
    public Ledger(Time time) {
        this.time = time;
    }

    /** Notes a request when its head has been read and returns its sequence number. */
    public synchronized long arrived(
            boolean api, String method, String path, String query, Map<String, String> headers) {
        long sequence = ++arrived;
        long now = time.nanos();
        if (api) {
            arrivals.add(now);
        }
        if (requests.size() == REQUESTS_KEPT) {
            requests.pollFirstEntry();
        }
        requests.put(
                sequence,
                new RequestEntry(sequence, now, time.now(), api, method, path, query, Map.copyOf(headers), "", 0));
        return sequence;
    }

    /** Adds the body of a request. */
    public synchronized void read(long sequence, String body) {
        RequestEntry request = requests.computeIfPresent(sequence, (key, entry) -> entry.withBody(body));
        if (request != null && request.placesOrders()) {
            clientOrderIds(body).forEach(id -> posts.merge(id, 1, Integer::sum));
        }
    }

    /** Adds the status that a request was answered with. */
    public synchronized void answered(long sequence, int status) {
        requests.computeIfPresent(sequence, (key, entry) -> entry.withStatus(status));
    }

    /** Notes an order, or its new state. */
    public synchronized void order(OrderEntry order) {
        orders.put(order.orderId(), order);
    }

    /** Notes an execution. */
    public synchronized void execution(ExecutionEntry execution) {
        executions.put(execution.executionId(), execution);
    }

    /** Notes a frame. */
    public synchronized void frame(long socket, Direction direction, String text) {
        long sequence = framesIn + framesOut + 1;
        if (direction == Direction.IN) {
            framesIn++;
        } else {
            framesOut++;
        }
        frames.add(new FrameEntry(sequence, time.nanos(), time.now(), socket, direction, text));
        if (frames.size() > FRAMES_KEPT) {
            frames.remove();
        }
    }

    /** Counts frames that were sent and are not kept. */
    public synchronized void sent(long frames) {
        framesOut += frames;
    }

    /** Notes a quote value that was sent. */
    public synchronized void quote(long conid, String field, String value) {
        quotes.computeIfAbsent(conid, key -> new TreeMap<>()).put(field, value);
    }

    /** The latest requests in order of arrival. */
    public synchronized List<RequestEntry> requests() {
        return List.copyOf(requests.values());
    }

    /** The requests of one method and path below {@code /v1/api}, in order of arrival. */
    public List<RequestEntry> requests(String method, String path) {
        return requests().stream()
                .filter(request -> request.method().equals(method)
                        && request.path().replaceFirst("^/v1/(api|portal)", "").equals(path))
                .toList();
    }

    /** Exact number of requests so far, also of those that are no longer kept. */
    public synchronized long requestCount() {
        return arrived;
    }

    /** All orders in order of acceptance. */
    public synchronized List<OrderEntry> orders() {
        return List.copyOf(orders.values());
    }

    /** All executions in the order they happened. */
    public synchronized List<ExecutionEntry> executions() {
        return List.copyOf(executions.values());
    }

    /** The latest frames, both directions, oldest first. */
    public synchronized List<FrameEntry> frames() {
        return List.copyOf(frames);
    }

    /** Exact number of frames received so far. */
    public synchronized long framesIn() {
        return framesIn;
    }

    /** Exact number of frames sent so far, also of those that are no longer kept. */
    public synchronized long framesOut() {
        return framesOut;
    }

    /** The values last sent, by conid and field number. */
    public synchronized Map<Long, Map<String, String>> quotes() {
        Map<Long, Map<String, String>> copy = new TreeMap<>();
        quotes.forEach((conid, fields) -> copy.put(conid, new TreeMap<>(fields)));
        return copy;
    }

    /** The most API requests that arrived within any window of one second. */
    public synchronized int mostArrivalsInAnySecond() {
        return arrivals.mostInAnySecond();
    }

    /** How often each client order id was posted, whether or not it was accepted. */
    public synchronized Map<String, Integer> postsByClientOrderId() {
        return new TreeMap<>(posts);
    }

    /** The executions by their ids. */
    public Map<String, ExecutionEntry> executionsById() {
        return executions().stream()
                .collect(Collectors.toMap(
                        ExecutionEntry::executionId, Function.identity(), (one, other) -> other, LinkedHashMap::new));
    }

    private static List<String> clientOrderIds(String body) {
        List<String> ids = new ArrayList<>();
        try {
            for (JsonNode order : Json.read(body).path("orders")) {
                if (order.hasNonNull("cOID")) {
                    ids.add(order.path("cOID").asText());
                }
            }
        } catch (IllegalArgumentException notJson) {
            return List.of();
        }
        return ids;
    }
}
