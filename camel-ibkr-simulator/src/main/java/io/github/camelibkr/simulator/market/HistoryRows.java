package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.Duration;
import java.util.List;

/** REST of the bars; five requests at a time. The second source, HMDS, has to be connected by its first call. */
public final class HistoryRows implements Session.Listener {

    private static final int SLOTS = 5;

    private final Bars bars;
    private final Time time;
    private final Duration delay;
    private int busy;
    private boolean bridge;

    /** Serves these bars; an answer takes {@code delay}. */
    public HistoryRows(Bars bars, Time time, Duration delay) {
        this.bars = bars;
        this.time = time;
        this.delay = delay;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/marketdata/history", this::history),
                Row.get("/hmds/history", this::beyondTheBridge),
                Row.post("/hmds/auth/init", this::connect),
                Row.get("/hmds/auth/init", this::connect));
    }

    @Override
    public void brokerageDown() {
        bridge = false;
    }

    private Answer history(Request request) {
        if (busy == SLOTS) {
            return Answer.error(429, "Too many requests");
        }
        Answer answer = answer(request).after(delay);
        busy++;
        time.after(delay, () -> busy--);
        return answer;
    }

    /** Quirk 34: the first call finds no bridge, and builds it. */
    private Answer beyondTheBridge(Request request) {
        if (!bridge) {
            bridge = true;
            return Answer.unknownPath();
        }
        return answer(request);
    }

    private Answer connect(Request request) {
        bridge = true;
        return Answer.ok(
                Json.object().put("passed", true).put("authenticated", true).put("connected", true));
    }

    /** {@code startTime} is, in spite of its name, where the window ends. */
    private Answer answer(Request request) {
        if (request.query("direction", "-1").equals("1")) {
            throw Bars.unavailable();
        }
        return Answer.ok(bars.of(
                MarketDataTopic.conid(request.list("conid").get(0)),
                request.query("period", "1w"),
                request.list("bar").get(0),
                request.flag("outsideRth") || request.flag("outsideRTH"),
                request.query("startTime", "")));
    }
}
