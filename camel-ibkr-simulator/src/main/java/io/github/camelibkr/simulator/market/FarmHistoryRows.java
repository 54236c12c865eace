package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.Instant;
import java.util.List;

/** REST of the data farm: its bridge, and bars straight from it. */
public final class FarmHistoryRows {

    private final Market market;
    private final Charts charts;
    private final DataFarm farm;
    private final Time time;

    /** Serves bars of this market behind the bridge to this farm. */
    public FarmHistoryRows(Market market, Charts charts, DataFarm farm, Time time) {
        this.market = market;
        this.charts = charts;
        this.farm = farm;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.post("/hmds/auth/init", this::connect),
                Row.get("/hmds/auth/init", this::connect),
                Row.get("/hmds/history", farm.behindBridge(this::history)));
    }

    private Answer connect(Request request) {
        farm.connect();
        return Answer.ok(Json.object().put("authenticated", true).put("connected", true));
    }

    private Answer history(Request request) {
        long conid = MarketDataTopic.conid(request.list("conid").get(0));
        if (!market.knows(conid)) {
            throw new Refusal(Answer.error(500, "No data."));
        }
        ChartRequest wanted = HistoryRows.wanted(conid, request, "barType");
        List<Bar> bars =
                charts.bars(wanted, HistoryRows.span(request.list("period").get(0)));
        Instant start = bars.get(0).start();
        Instant end = wanted.end() == null ? time.now() : wanted.end();
        ObjectNode body = Json.object()
                .put("startTime", HistoryView.START_TIME.format(start))
                .put("startTimeVal", start.toEpochMilli())
                .put("endTime", HistoryView.START_TIME.format(end))
                .put("endTimeVal", end.toEpochMilli());
        ArrayNode data = body.putArray("data");
        bars.forEach(bar -> data.add(HistoryView.row(bar)));
        return Answer.ok(body.put("points", bars.size() - 1).put("mktDataDelay", 0));
    }
}
