package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A route with a wrong endpoint does not start, and says why")
class EndpointOptionsTest {

    private static final String SMD_TAKES =
            "It takes: conid, fields, overflow, queueSize, refuseData, symbol, and the options of every endpoint (gatewayUrl and others)";

    private static void assertRefused(String from, String to, String reason) {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> {
                        context.addRoutes(new RouteBuilder() {
                            @Override
                            public void configure() {
                                from(from).to(to);
                            }
                        });
                        context.start();
                    })
                    .satisfies(failure -> assertThat(innermost(failure)).hasMessage(withNames(reason)));
        } catch (java.io.IOException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Two texts list names; which these are is not what is tested here. */
    private static String withNames(String reason) {
        return reason.replace("{stream}", names("stream/")).replace("{order}", names("order/"));
    }

    private static String names(String area) {
        return EndpointName.names().stream()
                .filter(name -> name.startsWith(area))
                .collect(Collectors.joining(", "));
    }

    private static Throwable innermost(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ibkr:stream/smdd?conid=1          | unknown operation 'stream/smdd', did you mean 'stream/smd'? Known are: {stream}
            ibkr:stream/smd                   | ibkr:stream/smd needs the option conid: contract ids such as 265598 or 265598,8314@NYSE; or, instead, symbol: symbols such as AAPL or AAPL,BRK B
            ibkr:stream/smd?conid=1&symbol=AAPL | ibkr:stream/smd takes conid or symbol, not both
            ibkr:stream/smd?conid=1&refuseData=stale | refuseData must be of [delayed, frozen, notSubscribed], not 'stale'
            ibkr:stream/smd?conid=1&queueSize=0 | queueSize must be 1 or more, not 0
            ibkr:stream/smh?conid=1&period=day | ibkr:stream/smh: period must be a length such as 5min, 2h, 1d, 3w, 6m or 1y, not 'day'
            ibkr:stream/sbd?conid=1,2 | ibkr:stream/sbd: conid must be a contract id such as 265598, 265598@NASDAQ or 28812380;;;1/1,2/-1, not '1,2'
            ibkr:stream/str | ibkr:stream/str needs the option stateDirectory: a directory that outlives restarts, where it remembers which executions were delivered. Set it on the component for all endpoints
            ibkr:stream/str?stateDirectory=target/x&since=yesterday | since must be today, now, a date such as 2026-11-25 or a moment such as 2026-11-25T09:30:00Z, not 'yesterday'
            ibkr:stream/smd?conid=AAPL        | ibkr:stream/smd: conid must be contract ids such as 265598 or 265598,8314@NYSE, not 'AAPL'
            ibkr:stream/smd?conid=1,,2        | ibkr:stream/smd: conid must be contract ids such as 265598 or 265598,8314@NYSE, not '1,,2'
            ibkr:stream/smd?conid=1&fields=lst| no market-data field is called 'lst', did you mean 'last'?
            ibkr:session/logout               | ibkr:session/logout changes something, and is not for reading: send to it, to("ibkr:session/logout...")
            ibkr:order/cancel?accountId=DU1&orderId=7 | ibkr:order/cancel changes something, and is not for reading: send to it, to("ibkr:order/cancel...")
            ibkr:alert/delete?accountId=DU1&alertId=7 | ibkr:alert/delete changes something, and is not for reading: send to it, to("ibkr:alert/delete...")
            ibkr:order/journal?stateDirectory=target/x | ibkr:order/journal asks nothing of IBKR, and is not for reading again and again: send to it, to("ibkr:order/journal...")
            ibkr:scanner/run                  | ibkr:scanner/run needs a body, and so a message: send to it, to("ibkr:scanner/run...")
            ibkr:order/preview?accountId=DU1  | ibkr:order/preview needs a body, and so a message: send to it, to("ibkr:order/preview...")
            ibkr:portfolio/positions          | ibkr:portfolio/positions needs the option accountId: an account id such as DU1234567
            ibkr:portfolio/ledger?accountId=DU1&outputType=iterator | outputType=iterator is for marketdata/history with the option from: where the bars begin
            ibkr:stream/sor?gatewayUrl=localhost:5000 | gatewayUrl 'localhost:5000' cannot be used: it must begin with https:// (example: https://localhost:5000)
            ibkr:stream/sor?gatewayUrl=http://gateway.example:5000 | gatewayUrl 'http://gateway.example:5000' cannot be used: http:// is for a gateway on this machine only; use https:// and pin its certificate (example: https://localhost:5000)
            ibkr:stream/sor?gatewayUrl=https://u:p@localhost | gatewayUrl 'https://u:p@localhost' cannot be used: it must be scheme, host and port only (example: https://localhost:5000)
            ibkr:stream/sor?gatewayCertificateSha256=12ab | gatewayCertificateSha256 '12ab' is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons, are needed
            ibkr:stream/sor?rateShare=0.1 | rateShare must be from 0.25 to 1, not 0.1
            ibkr:stream/sor?maxNesting=0 | connectTimeout, firstByteTimeout, maxFrameSize, maxMessageSize, maxAnswerSize, maxHeaderSize, maxNesting and maxNumberLength must be positive
            ibkr:stream/sor?gatewayCertificateSha256=13:DA:F8:9A:07:12:B9:62:C3:EC:AA:5E:DE:34:41:00:AE:E0:D3:B5:DE:C5:A7:9A:BD:76:02:A8:12:ED:A3:BE | gatewayCertificateSha256 names the certificate that comes with the gateway, whose private key everybody has: give the gateway one of its own, or set allowShippedCertificate=true for a gateway on this machine
            ibkr:stream/sor?gatewayUrl=https://gateway.example:5000&allowShippedCertificate=true | allowShippedCertificate is for a gateway on this machine only, and https://gateway.example:5000 is not: everybody has the private key of that certificate
            """)
    void consumer(String uri, String reason) {
        assertRefused(uri, "mock:end", reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ibkr:order/plase              | unknown operation 'order/plase', did you mean 'order/place'? Known are: {order}
            ibkr:positions                | unknown operation 'positions', did you mean 'portfolio/positions'? Operations are in the areas stream, session, account, order, portfolio, marketdata, contract, scanner, performance, alert, watchlist, notification, allocation, model, event, control
            ibkr:qqqqqqqq/zzzzzzzz        | unknown operation 'qqqqqqqq/zzzzzzzz'. Operations are in the areas stream, session, account, order, portfolio, marketdata, contract, scanner, performance, alert, watchlist, notification, allocation, model, event, control
            ibkr:account/list?maxWait=abc | ibkr:account/list: maxWait must be a length of time, such as 1500, 30s or 5m, not 'abc'
            ibkr:account/list?maxWait=-5  | ibkr:account/list: maxWait must be a length of time, such as 1500, 30s or 5m, not '-5'
            ibkr:account/list?requestTimeout=5x | ibkr:account/list: requestTimeout must be a length of time, such as 1500, 30s or 5m, not '5x'
            ibkr:account/list?requestTimeout=0 | requestTimeout must be more than 0
            ibkr:account/list?outputType=itrator | ibkr:account/list: outputType must be one of record, json, text, iterator, not 'itrator', did you mean 'iterator'?
            ibkr:order/place?tradingMode=demo | ibkr:order/place: tradingMode must be one of readOnly, paper, live, not 'demo'
            ibkr:stream/smd?conid=265598  | ibkr:stream/smd is a stream: begin a route with it, from("ibkr:stream/smd...")
            ibkr:order/place?tradingMode=paper | ibkr:order/place needs the option stateDirectory: a directory that outlives restarts, where it remembers which orders were sent; or dataSource. Set it on the component for all endpoints
            ibkr:control/halt | ibkr:control/halt needs the option stateDirectory: a directory that outlives restarts, where it remembers which orders were sent; or dataSource. Set it on the component for all endpoints
            ibkr:order/place?tradingMode=live&stateDirectory=target/x | ibkr:order/place does not start with tradingMode=live: these options must be set as well, here or on the component: allowedAccounts, maxOrderQuantity, maxOrderNotional, notionalCurrency, priceCollarPercent, maxOrdersPerSecond, maxOrdersPerMinute, maxOrdersPerDay, maxOpenOrders, maxIdenticalOrders, allowedConids or allowedSecTypes
            ibkr:order/place?tradingMode=live&stateDirectory=target/x&maxOrderQuantity=100&priceCollarPercent=2&maxOrdersPerMinute=9&maxIdenticalOrders=2&allowedConids=1 | ibkr:order/place does not start with tradingMode=live: these options must be set as well, here or on the component: allowedAccounts, maxOrderNotional, notionalCurrency, maxOrdersPerSecond, maxOrdersPerDay, maxOpenOrders
            ibkr:order/cancel?tradingMode=live&stateDirectory=target/x&orderId=7 | ibkr:order/cancel does not start with tradingMode=live: these options must be set as well, here or on the component: allowedAccounts
            ibkr:order/cancel?tradingMode=live&stateDirectory=target/x&orderId=7&gatewayUrl=http://localhost:5000 | ibkr:order/cancel cannot have tradingMode=live with a gatewayUrl of http://: use https://
            ibkr:order/cancel?tradingMode=live&stateDirectory=target/x&orderId=7&allowShippedCertificate=true | ibkr:order/cancel cannot have tradingMode=live with allowShippedCertificate=true: everybody has the private key of that certificate; give the gateway one of its own, and pin it with gatewayCertificateSha256
            ibkr:order/cancel?accountId=DU1&allowedAccounts=DU2,DU3 | ibkr:order/cancel is for account DU1, which is not one of allowedAccounts
            ibkr:order/place?maxOrderQuantity=0 | maxOrderQuantity must be a number above 0, such as 100 or 2.5, not '0'
            ibkr:order/place?maxOpenOrders=0 | maxOpenOrders must be 1 or more, not 0; to send no orders at all, set tradingMode=readOnly or call ibkr:control/halt
            ibkr:order/place?allowedConids=AAPL | allowedConids must be such as 265598,8314, not 'AAPL'
            ibkr:order/place?notionalCurrency=dollars | notionalCurrency must be a currency such as USD, not 'dollars'
            ibkr:order/place?identicalOrdersWindow=25h | identicalOrdersWindow must be from 1 ms to a day, not 90000000 ms
            ibkr:order/cancel?orderId=x1  | ibkr:order/cancel: orderId must be an order id of digits, not 'x1'
            ibkr:marketdata/snapshot?conid=265598;drop | ibkr:marketdata/snapshot: conid must be contract ids such as 265598 or 265598,8314@NYSE, not '265598;drop'
            ibkr:portfolio/positions?accountId=DU1&span=1Y | ibkr:portfolio/positions: span must be one of 1D, 7D, 1M, not '1Y'
            ibkr:portfolio/positions?accountId=DU1&page=-1 | ibkr:portfolio/positions: page must be the number of a page, from 0, not '-1'
            ibkr:portfolio/positions?accountId=DU1/2 | ibkr:portfolio/positions: accountId must be an account id such as DU1234567, not 'DU1/2'
            ibkr:contract/strikes?conid=1&secType=OPT&month=2027-01 | ibkr:contract/strikes: month must be a month such as JAN27, not '2027-01'
            ibkr:contract/derivatives?conid=1&right=CALL | ibkr:contract/derivatives: right must be C or P, not 'CALL'
            ibkr:contract/exchangeRate?currency=USD | ibkr:contract/exchangeRate needs the option target: a currency such as USD
            ibkr:marketdata/history?conid=1&bar=1d&from=yesterday | ibkr:marketdata/history: from must be a moment such as 2026-03-02T14:30:00Z, not 'yesterday'
            ibkr:performance/transactions?accountId=DU1&conid=1,2&currency=USD | ibkr:performance/transactions: conid must be a contract id such as 265598, not '1,2'
            ibkr:notification/enable?typeCode=b&enabled=true | ibkr:notification/enable: typeCode must be a kind of notification such as BA or M8, not 'b'
            ibkr:allocation/deleteGroup?tradingMode=live&stateDirectory=target/x | ibkr:allocation/deleteGroup does not start with tradingMode=live: these options must be set as well, here or on the component: allowedAccounts
            ibkr:model/save?tradingMode=paper | ibkr:model/save needs the option stateDirectory: a directory that outlives restarts, where it remembers which orders were sent; or dataSource. Set it on the component for all endpoints
            ibkr:control/request | ibkr:control/request needs the option method: one of GET, POST, PUT, DELETE
            ibkr:control/request?method=PATCH | ibkr:control/request: method must be one of GET, POST, PUT, DELETE, not 'PATCH'
            ibkr:control/request?method=GET&path=iserver/x | ibkr:control/request: path must be a path below /v1/api such as /iserver/something/new, not 'iserver/x'
            ibkr:order/place?accountId=DU/../1 | ibkr:order/place: accountId must be an account id such as DU1234567, not 'DU/../1'
            """)
    void producer(String uri, String reason) {
        assertRefused("direct:start", uri, reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ibkr:stream/smd?cnoid=265598        | unknown option 'cnoid' of ibkr:stream/smd, did you mean 'conid'?
            ibkr:stream/smd?conid=1&confirm=o1  | ibkr:stream/smd does not take the option 'confirm'.
            ibkr:stream/smd?conid=1&outputType=json | ibkr:stream/smd does not take the option 'outputType'.
            ibkr:stream/smd?conid=1&onlyChanges=true | ibkr:stream/smd does not take the option 'onlyChanges'.
            ibkr:stream/smd?conid=1&delay=1000  | ibkr:stream/smd does not take the option 'delay'.
            ibkr:stream/smd?conid=1&order-id=7  | ibkr:stream/smd does not take the option 'order-id'.
            """)
    void options(String uri, String reason) {
        assertRefused(uri, "mock:end", reason + " " + SMD_TAKES);
    }
}
