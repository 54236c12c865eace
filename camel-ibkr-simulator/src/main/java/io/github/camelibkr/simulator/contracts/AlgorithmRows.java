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

/** REST of the algos of a contract; quirk 47: the first call of a session only gets them loaded. */
public final class AlgorithmRows implements Session.Listener {

    private static final int MOST_ALGORITHMS = 8;
    private static final String UNAVAILABLE = "Algos are currently unavailable.";

    private final ContractBook contracts;
    private final Set<Long> loaded = new HashSet<>();

    /** Serves the contracts of this book. */
    public AlgorithmRows(ContractBook contracts) {
        this.contracts = contracts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/iserver/contract/{conid}/algos", this::algorithms));
    }

    @Override
    public void brokerageDown() {
        loaded.clear();
    }

    private Answer algorithms(Request request) {
        Contract contract = contracts
                .find(request.id("conid"))
                .orElseThrow(() -> new Refusal(Answer.errorWithCode(503, UNAVAILABLE)));
        List<String> wanted = List.of(request.query("algos", "").split(";"));
        if (wanted.size() > MOST_ALGORITHMS) {
            throw Refusal.badRequest("at most " + MOST_ALGORITHMS + " algos");
        }
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("algos");
        if (!loaded.add(contract.conid())) {
            Algorithm.of(contract).stream()
                    .filter(algorithm -> wanted.equals(List.of("")) || wanted.contains(algorithm.id()))
                    .forEach(algorithm ->
                            rows.add(algorithm.describe(isOn(request, "addDescription"), isOn(request, "addParams"))));
        }
        return Answer.ok(body);
    }

    private static boolean isOn(Request request, String flag) {
        return request.query(flag, "0").equals("1") || request.flag(flag);
    }
}
