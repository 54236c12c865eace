package io.github.camelibkr.simulator.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ledger over HTTP, below {@code /simulator/ledger}. */
public final class LedgerRows {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private LedgerRows() {}

    /** The rows that show this ledger. */
    public static List<Row> of(Ledger ledger) {
        return List.of(
                Row.get("/simulator/ledger/requests", request -> show(ledger.requests())),
                Row.get("/simulator/ledger/orders", request -> show(ledger.orders())),
                Row.get("/simulator/ledger/executions", request -> show(ledger.executions())),
                Row.get("/simulator/ledger/frames", request -> show(frames(ledger))),
                Row.get("/simulator/ledger/quotes", request -> show(ledger.quotes())),
                Row.get("/simulator/ledger/verdicts", request -> show(verdicts(ledger))));
    }

    private static Map<String, Object> frames(Ledger ledger) {
        Map<String, Object> frames = new LinkedHashMap<>();
        frames.put("in", ledger.framesIn());
        frames.put("out", ledger.framesOut());
        frames.put("latest", ledger.frames());
        return frames;
    }

    private static Map<String, Object> verdicts(Ledger ledger) {
        Map<String, Object> verdicts = new LinkedHashMap<>();
        verdicts.put("mostArrivalsInAnySecond", ledger.mostArrivalsInAnySecond());
        verdicts.put("postsByClientOrderId", ledger.postsByClientOrderId());
        verdicts.put("executionsById", ledger.executionsById());
        return verdicts;
    }

    private static Answer show(Object value) {
        try {
            return Answer.json(200, MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
