package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.MarketDataField;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.model.Stocks;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lists that are too long for one request are asked in portions")
class LongListsTest extends VirtualTest {

    private static final int LONGEST_LINE = 4_096;

    private <T> T ask(String uri, Map<String, Object> headers, Class<T> type) throws Exception {
        Exchange exchange = turnUntilAnswered(uri, null, headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }

    private static List<Long> conids(int size) {
        return LongStream.range(900_000_001L, 900_000_001L + size).boxed().toList();
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** What each request asked for in one of its lists. */
    private List<List<String>> asked(String path, String list) {
        return gateway.ledger().requests("GET", path).stream()
                .peek(request -> assertThat(
                                ("GET " + request.path() + "?" + request.query() + " HTTP/1.1\r\n").length())
                        .isLessThanOrEqualTo(LONGEST_LINE))
                .map(request -> list(request, list))
                .toList();
    }

    private static List<String> list(RequestEntry request, String name) {
        return Arrays.stream(request.query().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .flatMap(pair -> Stream.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8)
                        .split(",")))
                .toList();
    }

    @Test
    void snapshot_moreThan100Contracts_areAllAnswered() throws Exception {
        begin(choices -> choices.syntheticContracts(250));
        routes.start();

        Quotes quotes = ask(
                "ibkr:marketdata/snapshot?fields=last", Map.of(IbkrConstants.CONID, joined(conids(250))), Quotes.class);

        assertThat(quotes.missing()).isNull();
        assertThat(quotes.quotes()).extracting(Quote::conid).containsExactlyElementsOf(conids(250));
        assertThat(asked("/iserver/marketdata/snapshot", "conids"))
                .allSatisfy(portion -> assertThat(portion).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void snapshot_moreThan50Fields_areAllAskedFor_andJoined() throws Exception {
        begin(choices -> choices);
        routes.configuration().setSnapshotTimeout(2_000);
        routes.start();
        List<String> fields = Arrays.stream(MarketDataField.values())
                .map(MarketDataField::id)
                .distinct()
                .limit(70)
                .toList();
        String usual = fields.contains("31") ? joined(fields) : joined(fields) + ",31";

        Quotes quotes =
                ask("ibkr:marketdata/snapshot?conid=265598,272093", Map.of(IbkrConstants.FIELDS, usual), Quotes.class);

        assertThat(quotes.quotes()).hasSize(2).allSatisfy(quote -> assertThat(quote.last())
                .isPositive());
        List<List<String>> asked = asked("/iserver/marketdata/snapshot", "fields");
        assertThat(asked).allSatisfy(portion -> assertThat(portion).hasSizeLessThanOrEqualTo(50));
        assertThat(asked.stream().flatMap(List::stream).collect(Collectors.toSet()))
                .isEqualTo(Set.of(usual.split(",")));
    }

    @Test
    void definition_moreThan200Contracts_areAllAnswered() throws Exception {
        begin(choices -> choices.syntheticContracts(450));
        routes.start();

        ContractDefinitions found = ask(
                "ibkr:contract/definition",
                Map.of(IbkrConstants.CONID, joined(conids(450))),
                ContractDefinitions.class);

        assertThat(found.definitions()).extracting(ContractDefinition::conid).containsExactlyElementsOf(conids(450));
        assertThat(asked("/trsrv/secdef", "conids")).extracting(List::size).containsExactly(200, 200, 50);
    }

    @Test
    void stocks_namesThatFillTheRequestLine_areAllAnswered() throws Exception {
        begin(choices -> choices);
        routes.start();
        List<String> symbols = Stream.concat(
                        IntStream.range(0, 199).mapToObj(i -> "A B C D E " + (1_000 + i)), Stream.of("AAPL"))
                .toList();

        Stocks stocks = ask("ibkr:contract/stocks", Map.of(IbkrConstants.SYMBOL, joined(symbols)), Stocks.class);

        assertThat(stocks.stocks()).isNotEmpty();
        assertThat(stocks.unknown()).containsExactlyElementsOf(symbols.subList(0, 199));
        assertThat(asked("/trsrv/stocks", "symbols")).hasSizeGreaterThan(1);
    }
}
