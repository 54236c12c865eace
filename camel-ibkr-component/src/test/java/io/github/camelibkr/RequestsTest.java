package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.Accounts;
import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.Contracts;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.Orders;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.SessionStatus;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(
            choices -> choices.seed(7).port(Ports.next()).establishDelay(Duration.ZERO));

    private Simulator gateway;
    private IbkrRoutes routes;

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
        routes = IbkrRoutes.on(gateway);
    }

    @AfterEach
    void disconnect() {
        routes.close();
    }

    private <T> T body(Exchange exchange, Class<T> type) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }

    @Test
    void sessionStatus_openSession_isReady() {
        routes.start();
        routes.send("ibkr:account/list", null);

        SessionStatus status = body(routes.send("ibkr:session/status", null), SessionStatus.class);

        assertThat(status.ready()).isTrue();
        assertThat(status.serverVersion()).startsWith("Build");
    }

    @Test
    void sessionStatus_brokerageDown_isAnsweredAllTheSame() {
        routes.configuration().setMaxWait(500);
        gateway.faults().on("POST", "/iserver/auth/ssodh/init").neverAnswer();
        routes.start();

        SessionStatus status = body(routes.send("ibkr:session/status", null), SessionStatus.class);

        assertThat(status.authenticated()).isFalse();
    }

    @Test
    void accountList_paperLogin_saysSo() {
        routes.start();

        Accounts accounts = body(routes.send("ibkr:account/list", null), Accounts.class);

        assertThat(accounts.accounts()).containsExactly(gateway.account());
        assertThat(accounts.paper()).isTrue();
        assertThat(accounts.properties()).containsKey(gateway.account());
    }

    @Test
    void contractSearch_symbolByOptionAndByHeader_findsTheContract() {
        routes.start();

        Contracts byOption = body(routes.send("ibkr:contract/search?symbol=AAPL", null), Contracts.class);
        Exchange byHeader = routes.template()
                .request("ibkr:contract/search?symbol=AAPL", exchange -> exchange.getMessage()
                        .setHeader(IbkrConstants.SYMBOL, "MSFT"));

        assertThat(byOption.contracts().get(0).conid()).isEqualTo(265598);
        assertThat(byOption.contracts().get(0).companyName()).isEqualTo("APPLE INC");
        assertThat(byOption.contracts().get(0).secTypes()).contains("STK");
        assertThat(body(byHeader, Contracts.class).contracts().get(0).conid()).isEqualTo(272093);
    }

    @Test
    void contractDefinition_severalContracts_saysWhatTheyAre() {
        routes.start();

        ContractDefinitions found = body(
                routes.send("ibkr:contract/definition?conid=265598,495512572,77", null), ContractDefinitions.class);

        assertThat(found.definitions())
                .extracting(
                        ContractDefinition::conid,
                        ContractDefinition::symbol,
                        ContractDefinition::secType,
                        ContractDefinition::currency)
                .containsExactly(tuple(265598L, "AAPL", "STK", "USD"), tuple(495512572L, "ES", "FUT", "USD"));
        assertThat(found.definitions().get(0).multiplier()).isZero();
        assertThat(found.definitions().get(1).multiplier()).isEqualByComparingTo("50");
        assertThat(found.definitions().get(1).fields()).containsKey("expiry").doesNotContainKey("ticker");
    }

    @Test
    void contractSearch_noSymbolAnywhere_failsBeforeAnythingIsSent() {
        routes.start();

        Exchange answer = routes.send("ibkr:contract/search", null);

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "contract/search needs option symbol or header CamelIbkrSymbol: text of at most 256 characters");
        assertThat(gateway.ledger().requests("GET", "/iserver/secdef/search")).isEmpty();
    }

    @Test
    void quirk40_snapshot_waitsUntilTheFieldsAreThere() {
        routes.start();

        Quotes quotes = body(
                routes.send("ibkr:marketdata/snapshot?conid=265598,272093&fields=last,bid,ask", null), Quotes.class);

        assertThat(quotes.missing()).isNull();
        assertThat(quotes.quotes()).extracting(Quote::conid).containsExactly(265598L, 272093L);
        assertThat(quotes.quotes()).allSatisfy(quote -> assertThat(quote.last()).isPositive());
    }

    @Test
    void snapshot_fieldThatNeverComes_isNamedWhenTheTimeIsOver() {
        routes.configuration().setSnapshotTimeout(2_000);
        routes.start();

        Quotes quotes =
                body(routes.send("ibkr:marketdata/snapshot?conid=265598&fields=last,delta", null), Quotes.class);

        assertThat(quotes.missing()).containsOnlyKeys("265598");
        assertThat(quotes.missing().get("265598")).containsExactly("delta");
        assertThat(quotes.quotes().get(0).last()).isPositive();
    }

    @Test
    void quirk42_orderList_isAskedAgainUntilItIsTrue() {
        routes.start();

        Orders orders = body(routes.send("ibkr:order/list", null), Orders.class);

        assertThat(orders.orders()).isEmpty();
        assertThat(gateway.ledger().requests("GET", "/iserver/account/orders")).hasSize(2);
        assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            500 | {"error":"{\\"reason\\":\\"Details currently unavailable.\\"}"} | NotFoundException        | 1 | Details currently unavailable.; make sure that what it names exists
            404 | <html><body><h1>Resource not found</h1></body></html>           | NotFoundException        | 1 | Resource not found; make sure that what it names exists
            200 | {"error":"no bridge"}                                            | SessionLostException     | 1 | no bridge; the session is being opened again; try again in a moment
            200 | {"error":"No symbol found"}                                      | NotFoundException        | 1 | No symbol found; make sure that what it names exists
            400 | {"error":"Bad Request: missing symbol","statusCode":400}         | BadRequestException      | 1 | Bad Request: missing symbol; change the request; sent again as it is, it will fail again
            403 | ''                                                               | NotPermittedException    | 1 | nothing; the login or this kind of account may not do that
            423 | {"status":"waiting for reply"}                                   | UnavailableException     | 1 | {"status":"waiting for reply"}; it may work in a few seconds
            503 | ''                                                               | UnavailableException     | 3 | nothing; it may work in a few seconds
            500 | <html>oops</html>                                                | UnavailableException     | 3 | oops; it may work in a few seconds
            500 | {"error":"something"}                                            | UnavailableException     | 1 | something; it may work in a few seconds
            302 | ''                                                               | RequestFailedException   | 1 | nothing
            """)
    void R6_R7_R8_quirks28to31_errorInEveryGuise_isOneTreeOfExceptions(
            int status, String body, String type, int requests, String reason) {
        routes.start();
        gateway.faults().on("GET", "/iserver/secdef/search").answer(status, body);

        Exchange answer = routes.send("ibkr:contract/search?symbol=AAPL", null);

        assertThat(answer.getException())
                .isInstanceOf(RequestFailedException.class)
                .hasMessage("contract/search failed: IBKR answered " + status + ": " + reason);
        assertThat(answer.getException().getClass().getSimpleName()).isEqualTo(type);
        assertThat(((RequestFailedException) answer.getException()).status()).isEqualTo(status);
        assertThat(gateway.ledger().requests("GET", "/iserver/secdef/search")).hasSize(requests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "true", "{\"orders\":null}"})
    void orderList_answerThatIsNoList_isAnErrorAndNotNoOrders(String body) {
        routes.start();
        gateway.faults().on("GET", "/iserver/account/orders").answer(200, body);

        assertThat(routes.send("ibkr:order/list", null).getException())
                .isInstanceOf(RequestFailedException.class)
                .hasMessage("order/list failed: IBKR answered 200: an answer in no known form");
    }

    @Test
    void anyRequest_noAnswer_failsAfterRequestTimeoutAndIsNotRepeated() {
        routes.configuration().setRequestTimeout(400);
        routes.start();
        gateway.faults().on("GET", "/iserver/secdef/search").neverAnswer();

        Exchange answer = routes.send("ibkr:contract/search?symbol=AAPL", null);

        assertThat(answer.getException())
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("contract/search: no answer within 400 ms; whether IBKR acted on it is unknown");
        assertThat(gateway.ledger().requests("GET", "/iserver/secdef/search")).hasSize(1);
    }

    @Test
    void anyRequest_nobodyLoggedIn_failsAndSaysWhatToDo() {
        gateway.session().logout();
        routes.configuration().setMaxWait(5_000);
        routes.start();

        Exchange answer = routes.send("ibkr:account/list", null);

        assertThat(answer.getException())
                .isInstanceOf(NotConnectedException.class)
                .hasMessage("the session at " + gateway.url() + " is not open after 5000 ms: nobody is logged in at the"
                        + " gateway: open " + gateway.url() + " in a browser and log in");
    }

    @Test
    void quirk4_everyPost_hasAContentLength() {
        routes.start();
        routes.send("ibkr:account/list", null);

        assertThat(gateway.ledger().requests())
                .filteredOn(request -> request.method().equals("POST"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers())
                        .hasEntrySatisfying(
                                "Content-Length", length -> assertThat(length).isNotBlank())
                        .doesNotContainKeys("Transfer-Encoding", "Cookie"));
    }
}
