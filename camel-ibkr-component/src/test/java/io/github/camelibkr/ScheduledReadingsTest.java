package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.ExchangeRate;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.Position;
import io.github.camelibkr.model.Positions;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.UnavailableException;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.trading.Side;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every read-only operation is a scheduled consumer, too")
class ScheduledReadingsTest extends FaultTest {

    private static final long MSFT = 272093;
    private static final String RATE = "ibkr:contract/exchangeRate?currency=USD&target=EUR";
    private static final String INFO = "ibkr:contract/definition?conid=265598";

    private final ManualScheduler scheduler = new ManualScheduler();

    @Override
    SimulatorBuilder choose(SimulatorBuilder choices) {
        return super.choose(choices).questions(false);
    }

    private String manual(String uri) {
        routes.context().getRegistry().bind("manual", scheduler);
        return uri + (uri.contains("?") ? "&" : "?") + "scheduler=#manual";
    }

    private static boolean canBeRead(Operation operation) {
        return operation.readOnly()
                && !operation.isLocal()
                && operation.fields().isEmpty()
                && !operation.name().equals("order/preview");
    }

    static Stream<String> readable() {
        return Operations.all().stream()
                .filter(ScheduledReadingsTest::canBeRead)
                .map(Operation::name);
    }

    static Stream<String> others() {
        return Operations.all().stream()
                .filter(operation -> !canBeRead(operation))
                .map(Operation::name);
    }

    private static String uri(Operation operation) {
        return "ibkr:" + operation.name()
                + operation.parameters().stream()
                        .filter(Parameter::required)
                        .map(parameter -> parameter.option() + "=" + sample(parameter.type()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String sample(Parameter.Type type) {
        return Stream.of(
                        "265598",
                        "DU1234567",
                        "USD",
                        "1min",
                        "1d",
                        "1D",
                        "JAN27",
                        "STK",
                        "BA",
                        "AAPL",
                        "true",
                        "3",
                        "C",
                        "GET",
                        "/iserver/accounts",
                        "2026-03-02T14:30:00Z")
                .filter(type::matches)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + type));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void readOnlyOperation_beginsARoute(String operation) throws Exception {
        IbkrEndpoint endpoint = routes.context().getEndpoint(uri(Operations.get(operation)), IbkrEndpoint.class);

        assertThat(endpoint.createConsumer(exchange -> {})).isInstanceOf(IbkrPollConsumer.class);
        assertThat(endpoint.createPollingConsumer()).isInstanceOf(IbkrPollingConsumer.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void otherOperation_isRefused_andToldToBeSentTo(String operation) {
        IbkrEndpoint endpoint = new IbkrEndpoint(
                "ibkr:" + operation, routes.component(), EndpointName.parse(operation), routes.configuration());

        assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ibkr:" + operation + " ")
                .hasMessageEndingWith(": send to it, to(\"ibkr:" + operation + "...\")");
        assertThatThrownBy(endpoint::createPollingConsumer).hasMessageContaining("send to it");
    }

    @Test
    void scheduledRoute_everyPoll_anAnswer() throws Exception {
        List<Exchange> rates = routes.collect(RATE + "&initialDelay=0&delay=10&repeatCount=3");
        routes.start();

        await().until(() -> rates.size() == 3);
        await().during(Duration.ofMillis(500)).until(() -> rates.size() == 3);

        assertThat(bodies(rates, ExchangeRate.class))
                .allSatisfy(rate -> assertThat(rate.rate()).isPositive());
        assertThat(gateway.ledger().requests("GET", "/iserver/exchangerate")).hasSize(3);
    }

    @Test
    void scheduleOptions_areCamels() throws Exception {
        IbkrEndpoint endpoint = routes.context()
                .getEndpoint(
                        RATE
                                + "&initialDelay=7&delay=60000&repeatCount=3&greedy=true&useFixedDelay=false&timeUnit=SECONDS"
                                + "&backoffMultiplier=4&backoffErrorThreshold=2&backoffIdleThreshold=5"
                                + "&sendEmptyMessageWhenIdle=true&startScheduler=false",
                        IbkrEndpoint.class);

        IbkrPollConsumer consumer = (IbkrPollConsumer) endpoint.createConsumer(exchange -> {});

        assertThat(consumer.getInitialDelay()).isEqualTo(7);
        assertThat(consumer.getDelay()).isEqualTo(60_000);
        assertThat(consumer.getTimeUnit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(consumer.getRepeatCount()).isEqualTo(3);
        assertThat(consumer.isGreedy()).isTrue();
        assertThat(consumer.isUseFixedDelay()).isFalse();
        assertThat(consumer.getBackoffMultiplier()).isEqualTo(4);
        assertThat(consumer.getBackoffErrorThreshold()).isEqualTo(2);
        assertThat(consumer.getBackoffIdleThreshold()).isEqualTo(5);
        assertThat(consumer.isSendEmptyMessageWhenIdle()).isTrue();
        assertThat(consumer.isStartScheduler()).isFalse();
    }

    @Test
    void backoff_failingPolls_areLeftOut() throws Exception {
        gateway.faults().on("GET", "/trsrv/secdef").answer(500, "{\"error\":\"broken\"}");
        routes.collect(manual(INFO + "&backoffErrorThreshold=2&backoffMultiplier=3"));
        routes.start();

        for (int i = 0; i < 4; i++) {
            scheduler.poll();
        }

        assertThat(gateway.ledger().requests("GET", "/trsrv/secdef")).hasSize(2);
    }

    @Test
    void sendEmptyMessageWhenIdle_nothingNew_isAnEmptyExchange() throws Exception {
        List<Exchange> answers = routes.collect(manual(INFO + "&onlyChanges=true&sendEmptyMessageWhenIdle=true"));
        routes.start();

        scheduler.poll();
        scheduler.poll();

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).getMessage().getBody()).isInstanceOf(ContractDefinitions.class);
        assertThat(answers.get(1).getMessage().getBody()).isNull();
    }

    @Test
    void onlyChanges_positions_onlyTheOneThatWasTraded() throws Exception {
        List<Exchange> changes = routes.collect(
                manual("ibkr:portfolio/livePositions?accountId=" + gateway.account() + "&onlyChanges=true"));
        routes.start();
        trade(AAPL);
        trade(MSFT);

        scheduler.poll();
        trade(AAPL);
        scheduler.poll();

        List<Positions> told = bodies(changes, Positions.class);
        assertThat(told.get(0).positions()).extracting(Position::conid).containsExactlyInAnyOrder(AAPL, MSFT);
        assertThat(told.get(1).positions())
                .filteredOn(position -> position.conid() == AAPL)
                .singleElement()
                .satisfies(position -> assertThat(position.position()).isEqualByComparingTo("2"));
    }

    private void trade(long conid) {
        gateway.trading().tradeElsewhere(gateway.account(), conid, Side.BUY, "1", "187.60");
    }

    @Test
    void onlyChanges_sameAnswer_isToldOnce_andEachIsAskedFor() throws Exception {
        List<Exchange> charts =
                routes.collect(manual("ibkr:marketdata/history?conid=265598&bar=1h&period=1d&onlyChanges=true"
                        + "&until=2026-02-17T21:00:00Z"));
        routes.start();

        scheduler.poll();
        scheduler.poll();
        scheduler.poll();

        // IBKR's number of the answer is another each time
        assertThat(bodies(charts, History.class)).singleElement();
        assertThat(gateway.ledger().requests("GET", "/iserver/marketdata/history"))
                .hasSize(3);
    }

    @Test
    void onlyChanges_routeFailed_isToldAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        List<Object> taken = new CopyOnWriteArrayList<>();
        String uri = manual(INFO + "&onlyChanges=true");
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> {
                    taken.add(exchange.getMessage().getBody());
                    if (broken.get()) {
                        throw new IllegalStateException("the queue is full");
                    }
                });
            }
        });
        routes.start();

        scheduler.poll();
        scheduler.poll();
        broken.set(false);
        scheduler.poll();
        scheduler.poll();

        assertThat(taken).hasSize(3);
    }

    @Test
    void onlyChanges_rollbackWithoutAnException_isToldAgain() throws Exception {
        List<Object> taken = new CopyOnWriteArrayList<>();
        String uri = manual(INFO + "&onlyChanges=true");
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .process(exchange -> taken.add(exchange.getMessage().getBody()))
                        .markRollbackOnly();
            }
        });
        routes.start();

        scheduler.poll();
        scheduler.poll();

        assertThat(taken).hasSize(2);
    }

    @Test
    void bridgeErrorHandler_failureOfIbkr_reachesTheRoutesErrorHandler() throws Exception {
        gateway.faults().on("GET", "/trsrv/secdef").times(1).answer(500, "{\"error\":\"broken\"}");
        List<Throwable> heard = new CopyOnWriteArrayList<>();
        List<Exchange> answers = new CopyOnWriteArrayList<>();
        String uri = manual(INFO + "&bridgeErrorHandler=true");
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .handled(true)
                        .process(exchange ->
                                heard.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
                from(uri).process(exchange -> answers.add(exchange.copy()));
            }
        });
        routes.start();

        scheduler.poll();
        scheduler.poll();

        assertThat(heard).singleElement().satisfies(failure -> assertThat(failure)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("contract/definition failed: IBKR answered 500: broken"));
        assertThat(answers).hasSize(1);
    }

    @Test
    void health_downWhileIbkrFails_upAgainAfterwards() throws Exception {
        HealthCheckRegistry registry = HealthCheckRegistry.get(routes.context());
        registry.register(registry.resolveById("consumers"));
        registry.setExposureLevel("full");
        routes.collect(manual(INFO));
        routes.start();

        scheduler.poll();
        assertThat(consumerHealth().getState()).isEqualTo(HealthCheck.State.UP);
        gateway.faults().on("GET", "/trsrv/secdef").times(1).answer(500, "{\"error\":\"broken\"}");
        scheduler.poll();
        assertThat(consumerHealth().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(consumerHealth().getError().orElseThrow()).hasMessageContaining("IBKR answered 500: broken");
        scheduler.poll();
        assertThat(consumerHealth().getState()).isEqualTo(HealthCheck.State.UP);
    }

    private HealthCheck.Result consumerHealth() {
        return HealthCheckHelper.invokeReadiness(routes.context()).stream()
                .filter(result -> result.getCheck().getId().startsWith("consumer:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Timeout(60)
    void stop_whileAnAnswerIsAwaited_doesNotWaitForIt_andLeavesNoThread() throws Exception {
        gateway.faults().on("GET", "/trsrv/secdef").neverAnswer();
        String uri = INFO + "&initialDelay=0&delay=10&requestTimeout=600000";
        routes.collect(uri);
        routes.start();
        await().until(() -> !gateway.ledger().requests("GET", "/trsrv/secdef").isEmpty());

        routes.context().getRouteController().stopRoute(uri);

        // the last one closes the gateway
        assertThat(routes.component().gatewayStatuses()).isEmpty();
        routes.close();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.contains(routes.context().getName()) || name.contains("Ibkr")))
                .isEmpty());
    }

    @Test
    void stopAndStart_readsAgain_andGivesTheGatewayBackEachTime() throws Exception {
        String uri = manual(INFO);
        List<Exchange> answers = routes.collect(uri);
        routes.start();
        scheduler.poll();

        routes.context().getRouteController().stopRoute(uri);
        assertThat(routes.component().gatewayStatuses()).isEmpty();
        routes.context().getRouteController().startRoute(uri);
        scheduler.poll();

        assertThat(answers).hasSize(2);
        assertThat(routes.component().gatewayStatuses()).hasSize(1);
    }

    @Test
    void pollEnrich_answerAndFailure() throws Exception {
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich(RATE);
                from("direct:fail").pollEnrich("ibkr:contract/info?conid=1");
            }
        });
        routes.start();

        Exchange good = routes.send("direct:enrich", "anything");
        Exchange bad = routes.send("direct:fail", "anything");

        assertThat(good.getException()).isNull();
        assertThat(good.getMessage().getBody(ExchangeRate.class).rate()).isPositive();
        assertThat(bad.getException()).isInstanceOf(RequestFailedException.class);
    }

    @Test
    void pollEnrichWithTimeout_noAnswerInTime_goesOnWithoutOne() throws Exception {
        gateway.faults().on("GET", "/iserver/exchangerate").neverAnswer();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich(RATE + "&requestTimeout=600000", 300);
            }
        });
        routes.start();

        Exchange late = routes.send("direct:enrich", "anything");

        assertThat(late.getException()).isNull();
        assertThat(late.getMessage().getBody()).isNull();
    }

    @Test
    void consumerTemplate_answerAndFailure() {
        routes.start();
        ConsumerTemplate template = routes.context().createConsumerTemplate();

        ExchangeRate rate = template.receiveBody(RATE, ExchangeRate.class);

        assertThat(rate.rate()).isPositive();
        assertThatThrownBy(() -> template.receiveBody("ibkr:contract/info?conid=1"))
                .rootCause()
                .isInstanceOf(RequestFailedException.class);
        assertThatThrownBy(() -> template.receiveBody("ibkr:session/logout"))
                .rootCause()
                .hasMessageContaining("ibkr:session/logout changes something");
    }

    @Test
    void optionOfAnOperationThatChanges_scheduleIsRefused() {
        assertThatThrownBy(() -> routes.context().getEndpoint("ibkr:session/logout?delay=1000"))
                .rootCause()
                .hasMessageContaining("ibkr:session/logout does not take the option 'delay'");
    }

    @Test
    void yaml_scheduledRead_works() throws Exception {
        routes.context().getRegistry().bind("manual", scheduler);
        List<Exchange> answers = new CopyOnWriteArrayList<>();
        routes.context().getRegistry().bind("keep", (org.apache.camel.Processor)
                exchange -> answers.add(exchange.copy()));
        YamlRoutesBuilderLoader loader = new YamlRoutesBuilderLoader();
        loader.setCamelContext(routes.context());
        loader.start();
        routes.context()
                .addRoutes(
                        loader.loadRoutesBuilder(
                                ResourceHelper.fromString(
                                        "rates.camel.yaml",
                                        """
                - from:
                    uri: ibkr:contract/exchangeRate
                    parameters:
                      currency: USD
                      target: EUR
                      onlyChanges: true
                      scheduler: "#manual"
                    steps:
                      - process:
                          ref: keep
                """)));
        routes.start();

        scheduler.poll();

        assertThat(bodies(answers, ExchangeRate.class)).singleElement().satisfies(rate -> assertThat(rate.target())
                .isEqualTo("EUR"));
    }
}
