package io.github.camelibkr.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.scenario.Scenario;
import io.github.camelibkr.simulator.scenario.Scenario.Play;
import io.github.camelibkr.simulator.scenario.Spans;
import io.github.camelibkr.simulator.scenario.Stage;
import io.github.camelibkr.simulator.time.Traffic;
import io.github.camelibkr.simulator.time.VirtualTime;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Rows;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Plain HTTP on a port of its own, by which tests in any language play scenarios, move virtual time and read the
 * ledger. What passes here is no traffic of the gateway: it is not in the ledger, and no fault strikes it.
 */
public final class ControlDesk {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String HELP =
            """
            GET    /                     this page
            POST   /scenario             plays a scenario (text) beside those that play already
            GET    /scenario             the scenarios that play
            DELETE /scenario             ends them all; everything works again
            GET    /clock                the time
            POST   /clock/advance?for=…  lets virtual time pass, and answers when it has
            POST   /blast?frames=…       sends so many quotes as fast as they are taken, and answers when they have left
            GET    /subscriptions        the live websocket subscriptions
            GET    /ledger/…             requests, orders, executions, frames, quotes, verdicts

            What a scenario may say:
            """;

    private final HttpServer server;
    private final Traffic traffic;
    private final Stage stage;
    private final Rows rows;
    private final LongFunction<Future<Void>> blast;
    private final List<Play> plays = new ArrayList<>();

    /** Makes a desk that does not listen yet; {@code blast} sends so many frames. */
    public ControlDesk(Vertx vertx, Traffic traffic, Stage stage, Rows rows, LongFunction<Future<Void>> blast) {
        this.blast = blast;
        this.traffic = traffic;
        this.stage = stage;
        this.rows = rows;
        this.server = vertx.createHttpServer().connectionHandler(this::opened).requestHandler(this::handle);
    }

    /** Listens on a loopback port, 0 for any, and tells which. */
    public Future<Integer> open(int port) {
        return server.listen(port, LOOPBACK).map(HttpServer::actualPort);
    }

    /** Plays a scenario; throws {@link IllegalArgumentException} if it cannot be understood. Called on the floor. */
    public void play(String text) {
        plays.add(Scenario.read(text).play(stage));
    }

    /** Ends all scenarios; everything works again. Called on the floor. */
    public void stop() {
        plays.forEach(Play::stop);
        plays.clear();
        stage.faults().clear();
    }

    private void opened(HttpConnection connection) {
        traffic.connected();
        connection.closeHandler(closed -> traffic.disconnected());
    }

    private void handle(HttpServerRequest http) {
        http.body().onSuccess(body -> answer(http, body.toString())
                .recover(failure -> Future.succeededFuture(Answer.error(400, failure.getMessage())))
                .onSuccess(answer -> write(http, answer)));
    }

    private Future<Answer> answer(HttpServerRequest http, String body) {
        try {
            return switch (http.method().name() + " " + http.path()) {
                case "GET /" -> Future.succeededFuture(help());
                case "POST /scenario" -> {
                    play(body);
                    yield Future.succeededFuture(scenarios());
                }
                case "GET /scenario" -> Future.succeededFuture(scenarios());
                case "DELETE /scenario" -> {
                    stop();
                    yield Future.succeededFuture(scenarios());
                }
                case "GET /clock" -> Future.succeededFuture(clock());
                case "POST /clock/advance" -> advance(http.getParam("for", ""));
                case "POST /blast" -> blast(http.getParam("frames", ""));
                default -> Future.succeededFuture(page(http));
            };
        } catch (IllegalArgumentException unclear) {
            return Future.failedFuture(unclear);
        }
    }

    private Answer help() {
        String text = HELP + String.join("\n", Scenario.vocabulary()) + "\n";
        return new Answer(200, "text/plain;charset=utf-8", text, Map.of(), Duration.ZERO);
    }

    private Answer scenarios() {
        ArrayNode statements = Json.array();
        plays.forEach(play -> play.scenario().statements().forEach(statements::add));
        ObjectNode body = Json.object();
        body.set("statements", statements);
        return Answer.ok(body);
    }

    private Answer clock() {
        return Answer.ok(Json.object()
                .put("now", stage.time().now().toString())
                .put("virtual", stage.time() instanceof VirtualTime));
    }

    private Future<Answer> advance(String span) {
        if (!(stage.time() instanceof VirtualTime time)) {
            throw new IllegalArgumentException("Real time goes on by itself; --virtual-time gives a clock to advance");
        }
        return Future.fromCompletionStage(time.begin(Spans.read(span))).map(passed -> clock());
    }

    private Future<Answer> blast(String number) {
        long frames = Long.parseLong(number);
        long begun = System.nanoTime();
        return blast.apply(frames)
                .map(sent -> Answer.ok(Json.object().put("frames", frames).put("nanos", System.nanoTime() - begun)));
    }

    /** The simulator's own pages, which stand below {@code /simulator} at the gateway's port. */
    private Answer page(HttpServerRequest http) {
        return rows.answer(http.method().name(), "/simulator" + http.path(), Map.of(), "")
                .orElseGet(() -> Answer.error(404, "Not found; GET / says what there is"));
    }

    private static void write(HttpServerRequest http, Answer answer) {
        http.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(answer.body());
    }
}
