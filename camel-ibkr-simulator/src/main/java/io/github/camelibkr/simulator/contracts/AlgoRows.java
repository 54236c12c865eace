package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** REST of the algorithms that a contract's orders may be worked by. Quirk 47: the first call only gets them loaded. */
public final class AlgoRows implements Session.Listener {

    private final ContractBook contracts;
    private final Set<Long> loaded = new HashSet<>();

    /** An algorithm and its parameters. */
    private record Algo(String id, String name, String description, List<Parameter> parameters) {}

    private record Parameter(String id, String name, boolean required, String type, String choices) {}

    private static final Parameter START = new Parameter("startTime", "Start Time", false, "java.lang.String", null);
    private static final Parameter END = new Parameter("endTime", "End Time", false, "java.lang.String", null);

    private static final List<Algo> ALGOS = List.of(
            new Algo(
                    "Adaptive",
                    "Adaptive",
                    "Balances speed and price.",
                    List.of(new Parameter(
                            "adaptivePriority", "Urgency", true, "java.lang.String", "Urgent/Normal/Patient"))),
            new Algo(
                    "Vwap",
                    "VWAP",
                    "Aims at the volume-weighted average price.",
                    List.of(new Parameter("maxPctVol", "Max Percentage", true, "java.lang.Double", null), START, END)),
            new Algo(
                    "Twap",
                    "TWAP",
                    "Aims at the time-weighted average price.",
                    List.of(
                            new Parameter(
                                    "strategyType", "Trade When", false, "java.lang.String", "Marketable/Midpoint"),
                            START,
                            END)));

    /** Serves the contracts of this book. */
    public AlgoRows(ContractBook contracts) {
        this.contracts = contracts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/iserver/contract/{conid}/algos", this::algos));
    }

    @Override
    public void brokerageDown() {
        loaded.clear();
    }

    private Answer algos(Request request) {
        long conid = request.id("conid");
        if (contracts.find(conid).isEmpty()) {
            throw new Refusal(Answer.errorWithCode(503, "No algos for contract " + conid));
        }
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("algos");
        if (loaded.add(conid)) {
            return Answer.ok(body);
        }
        List<String> wanted = List.of(request.query("algos", "").split(";"));
        boolean all = request.query("algos", "").isEmpty();
        ALGOS.stream()
                .filter(algo -> all || wanted.contains(algo.id()))
                .forEach(algo -> rows.add(describe(algo, request)));
        return Answer.ok(body);
    }

    private static ObjectNode describe(Algo algo, Request request) {
        ObjectNode row = Json.object().put("name", algo.name()).put("id", algo.id());
        if (request.query("addDescription", "0").equals("1")) {
            row.put("description", algo.description());
        }
        if (request.query("addParams", "0").equals("1")) {
            ArrayNode parameters = row.putArray("parameters");
            int rank = 1;
            for (Parameter parameter : algo.parameters()) {
                ObjectNode described = parameters
                        .addObject()
                        .put("guiRank", rank++)
                        .put("name", parameter.name())
                        .put("id", parameter.id())
                        .put("valueClassName", parameter.type());
                if (parameter.choices() != null) {
                    described.put("legalStrings", parameter.choices());
                }
                if (parameter.required()) {
                    // a boolean as text, quirk 82
                    described.put("required", "true");
                }
            }
        }
        return row;
    }
}
