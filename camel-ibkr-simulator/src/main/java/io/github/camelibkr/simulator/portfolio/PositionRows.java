package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;
import java.util.stream.Stream;

/** REST of the positions. */
public final class PositionRows {

    /** Rows of a page. */
    static final int PAGE = 100;

    private final Accounts accounts;
    private final Preflight preflight;
    private final PositionCache positions;
    private final ContractBook contracts;
    private final Time time;

    /** Serves these positions. */
    public PositionRows(
            Accounts accounts, Preflight preflight, PositionCache positions, ContractBook contracts, Time time) {
        this.accounts = accounts;
        this.preflight = preflight;
        this.positions = positions;
        this.contracts = contracts;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/portfolio/{accountId}/positions/{pageId}", this::page),
                Row.get("/portfolio2/{accountId}/positions", this::live),
                Row.get("/portfolio/{accountId}/position/{conid}", this::one),
                Row.get("/portfolio/positions/{conid}", this::everywhere),
                Row.get(
                        "/portfolio/{accountId}/combo/positions",
                        r -> preflight.unlessUnlisted(r, Json.array(), Json::array)),
                Row.post("/portfolio/{accountId}/positions/invalidate", this::invalidate));
    }

    private Answer page(Request request) {
        long page = request.id("pageId");
        if (page < 0) {
            throw Refusal.badRequest("pageId is not valid: " + page);
        }
        return preflight.unlessUnlisted(
                request,
                Json.array(),
                () -> rows(
                        account(request),
                        holdings(request).stream().skip(page * PAGE).limit(PAGE),
                        request));
    }

    private Answer live(Request request) {
        return preflight.unlessUnlisted(request, Json.array(), () -> {
            ArrayNode body = Json.array();
            positions
                    .now(account(request))
                    .forEach(holding ->
                            body.add(PositionView.live(holding, time.now().getEpochSecond())));
            return body;
        });
    }

    private Answer one(Request request) {
        return preflight.unlessUnlisted(
                request,
                Json.array(),
                () -> rows(account(request), in(account(request), request.id("conid")), request));
    }

    private Answer everywhere(Request request) {
        return preflight.unlessUnlisted(request, Json.object(), () -> {
            ObjectNode body = Json.object();
            for (String account : accounts.all()) {
                ArrayNode rows = rows(account, in(account, request.id("conid")), request);
                if (!rows.isEmpty() || !accounts.isAdviser()) {
                    body.set(account, rows);
                }
            }
            return body;
        });
    }

    private Answer invalidate(Request request) {
        accounts.require(account(request));
        positions.invalidate(account(request));
        return Answer.ok(Json.object().put("message", "success"));
    }

    private static String account(Request request) {
        return request.variable("accountId");
    }

    private List<Holding> holdings(Request request) {
        return positions.of(account(request));
    }

    private Stream<Holding> in(String account, long conid) {
        return positions.of(account).stream()
                .filter(holding -> holding.contract().conid() == conid);
    }

    private ArrayNode rows(String account, Stream<Holding> holdings, Request request) {
        ArrayNode body = Json.array();
        holdings.forEach(holding -> body.add(row(account, holding, request.flag("waitForSecDef"))));
        return body;
    }

    private ObjectNode row(String account, Holding holding, boolean patient) {
        long conid = holding.contract().conid();
        boolean named = preflight.isNamed(conid) || patient;
        return named
                ? PositionView.full(account, holding, contracts.hasOptions(conid))
                : PositionView.sparse(account, holding);
    }
}
