package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioReaderTest {

    private static JsonNode json(String text) throws IOException {
        return Recordings.json(text.replace('\'', '"'));
    }

    private static List<Position> positions(JsonNode json, String accountId) {
        assertThat(PortfolioReader.arePositions(json, accountId)).isTrue();
        return PortfolioReader.positions(json, accountId).positions();
    }

    private static Position position(String row) throws IOException {
        return positions(json("[" + row + "]"), "DU1").get(0);
    }

    private static SummaryValue value(String row) throws IOException {
        return PortfolioReader.summary(json("{'key':" + row + "}"), "DU1")
                .values()
                .get("key");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-portfolio-accounts.json", "rest-portfolio-subaccounts.json"})
    void accounts_recorded_areReadInFull(String frame) throws IOException {
        JsonNode json = Recordings.frame(frame);

        assertThat(PortfolioReader.areAccounts(json)).isTrue();
        assertThat(PortfolioReader.accounts(json).accounts())
                .singleElement()
                .satisfies(PortfolioReaderTest::isTheRecordedAccount);
    }

    @Test
    void account_recorded_isReadInFull() throws IOException {
        JsonNode json = Recordings.frame("rest-portfolio-meta.json");

        assertThat(PortfolioReader.isAccount(json)).isTrue();
        isTheRecordedAccount(PortfolioReader.account(json));
    }

    private static void isTheRecordedAccount(PortfolioAccount account) {
        assertThat(account.accountId()).isEqualTo("U1234567");
        assertThat(account.title()).isEqualTo("Test User");
        assertThat(account.alias()).isNull();
        assertThat(account.currency()).isEqualTo("USD");
        assertThat(account.type()).isEqualTo("DEMO");
        assertThat(account.adviser()).isFalse();
        assertThat(account.parentId()).isNull();
        assertThat(account.fields())
                .containsEntry("ibEntity", "IBLLC-US")
                .containsEntry("accountStatus", decimal("1769922000000"))
                .containsKey("parent")
                .doesNotContainKeys("accountId", "id", "accountTitle", "accountAlias", "faclient");
    }

    @Test
    void quirk90_pageOfAccounts_isTheSameAsAList() throws IOException {
        String rows = "[{'id':'DU1','accountAlias':'main'},{'accountId':'DU2','parent':{'accountId':'DU0'}}]";
        JsonNode page = json("{'metadata':{'total':2,'pageSize':20},'subaccounts':" + rows + "}");

        assertThat(PortfolioReader.areAccounts(page)).isTrue();
        assertThat(PortfolioReader.accounts(page)).isEqualTo(PortfolioReader.accounts(json(rows)));
        assertThat(PortfolioReader.accounts(page).accounts())
                .extracting(PortfolioAccount::accountId, PortfolioAccount::alias, PortfolioAccount::parentId)
                .containsExactly(tuple("DU1", "main", null), tuple("DU2", null, "DU0"));
    }

    @ParameterizedTest
    @CsvSource({"'{faclient:1}',true", "'{faClient:\"true\"}',true", "'{faclient:\"0\"}',false", "'{}',"})
    void quirks82And86_adviserFlag_underEitherNameInAnySpelling(String row, Boolean adviser) throws IOException {
        JsonNode json = json(row.replaceAll("(\\w+):", "'$1':"));

        assertThat(PortfolioReader.account(json).adviser()).isEqualTo(adviser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{'currency':'USD'}]", "[7]", "[[]]", "{}", "{'subaccounts':{}}", "null", "'words'", "[null]"})
    void accounts_whatNamesNoAccount_isNotRead(String json) throws IOException {
        assertThat(PortfolioReader.areAccounts(json(json))).isFalse();
    }

    @Test
    void quirk45_recordedPage_hasNoSymbolYet() throws IOException {
        Position position = positions(Recordings.frame("rest-portfolio-positions-page0.json"), "U1234567")
                .get(0);

        assertThat(position.accountId()).isEqualTo("U1234567");
        assertThat(position.conid()).isEqualTo(320227571);
        assertThat(position.symbol()).isNull();
        assertThat(position.description()).isEqualTo("QQQ");
        assertThat(position.secType()).isEqualTo("STK");
        assertThat(position.position()).isEqualTo(decimal("3.0"));
        assertThat(position.marketPrice()).isEqualTo(decimal("584.6799927"));
        assertThat(position.marketValue()).isEqualTo(decimal("1754.04"));
        assertThat(position.averageCost()).isEqualTo(decimal("584.31333335"));
        assertThat(position.averagePrice()).isEqualTo(decimal("584.31333335"));
        assertThat(position.realizedPnl()).isEqualTo(decimal("0.0"));
        assertThat(position.unrealizedPnl()).isEqualTo(decimal("1.1"));
        assertThat(position.currency()).isEqualTo("USD");
        assertThat(position.model()).isNull();
        assertThat(position.fields())
                .containsEntry("undConid", decimal("0"))
                .doesNotContainKeys("conid", "position", "mktPrice", "assetClass", "model", "exchs");
    }

    @Test
    void position_recordedByContract_hasItsSymbol() throws IOException {
        Position position = positions(Recordings.frame("rest-portfolio-position-by-conid.json"), "U1234567")
                .get(0);

        assertThat(position.symbol()).isEqualTo("SPY");
        assertThat(position.position()).isEqualTo(decimal("44.0"));
        assertThat(position.fields()).containsEntry("name", "SPDR S&P 500 ETF TRUST");
    }

    @Test
    void positions_published_areAllRead() throws IOException {
        assertThat(positions(Recordings.frame("doc-portfolio-positions.json"), "U1234567"))
                .extracting(Position::conid)
                .containsExactly(756733L, 76792991L, 107113386L);
    }

    @Test
    void quirk79_recordedLivePositions_areNamedAsTheOthers() throws IOException {
        Position live = positions(Recordings.frame("rest-portfolio2-positions.json"), "U1234567")
                .get(1);

        assertThat(live.accountId()).isEqualTo("U1234567");
        assertThat(live.conid()).isEqualTo(756733);
        assertThat(live.description()).isEqualTo("SPY");
        assertThat(live.secType()).isEqualTo("STK");
        assertThat(live.marketPrice()).isEqualTo(decimal("655.8945922851562"));
        assertThat(live.marketValue()).isEqualTo(decimal("28859.362060546875"));
        assertThat(live.fields()).containsEntry("isLastToLoq", false).doesNotContainKeys("secType", "marketPrice");
    }

    @Test
    void quirk90_positionsByAccount_namesTheirAccounts() throws IOException {
        String rows = "{'DU1':[{'conid':8314,'position':1}],'DU2':[{'conid':'8314','position':'-2','acctId':'DU2'}]}";

        assertThat(positions(json(rows), null))
                .extracting(Position::accountId, Position::conid, Position::position)
                .containsExactly(tuple("DU1", 8314L, decimal("1")), tuple("DU2", 8314L, decimal("-2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'conid':8314,'position':1}", "[{'conid':8314,'position':1}]", "{'DU1':{'conid':8314}}"})
    void quirk90_onePositionInAnyContainer_isRead(String json) throws IOException {
        assertThat(positions(json(json), "DU1"))
                .extracting(Position::accountId, Position::conid)
                .containsExactly(tuple("DU1", 8314L));
    }

    @Test
    void positions_none_isAnEmptyListOrNoAccount() throws IOException {
        assertThat(positions(json("[]"), "DU1")).isEmpty();
        assertThat(positions(json("{}"), null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "'none'",
                "7",
                "[7]",
                "[null]",
                "{'DU1':7}",
                "{'DU1':null}",
                "{'message':'try again'}",
                "[{'position':3}]",
                "[{'conid':8314,'position':1},{'conid':'N/A','position':3}]",
                "[{'conid':1.5}]",
                "[{'conid':99999999999999999999}]"
            })
    void positions_rowThatNamesNoContract_provesNothingOfTheOthers(String json) throws IOException {
        assertThat(PortfolioReader.arePositions(json(json), "DU1")).isFalse();
    }

    @Test
    void quirk79_bondsAndCombinations_haveNegativeContracts() throws IOException {
        assertThat(position("{'conid':'-1'}").conid()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "'N/A'", "'NA'", "'None'", "'-'", "[]", "true"})
    void quirk83_numberThatIsMissing_isNull(String number) throws IOException {
        Position position = position("{'conid':1,'position':" + number + ",'mktPrice':" + number + "}");

        assertThat(position.position()).isNull();
        assertThat(position.marketPrice()).isNull();
        assertThat(position.averageCost()).isNull();
    }

    @Test
    void quirks80And88_numbers_keepTheirDigitsInAnySpelling() throws IOException {
        Position position =
                position("{'conid':1,'position':'1,200','mktPrice':'271.70','mktValue':2.0201311791131118E8}");

        assertThat(position.position()).isEqualTo(decimal("1200"));
        assertThat(position.marketPrice()).isEqualTo(decimal("271.70"));
        assertThat(position.marketValue()).isEqualTo(decimal("202013117.91131118"));
    }

    @Test
    void positions_cannotBeChangedByTheirReaders() throws IOException {
        Positions positions = PortfolioReader.positions(json("[{'conid':1,'x':2}]"), "DU1");

        assertThatThrownBy(() -> positions.positions().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> positions.positions().get(0).fields().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void summary_recorded_hasAmountsAndWords() throws IOException {
        JsonNode json = Recordings.frame("rest-portfolio-summary.json");

        assertThat(PortfolioReader.areByKey(json)).isTrue();
        AccountSummary summary = PortfolioReader.summary(json, "U1234567");

        Instant time = Instant.parse("2026-04-02T22:40:06Z");
        assertThat(summary.accountId()).isEqualTo("U1234567");
        assertThat(summary.changed()).isEmpty();
        assertThat(summary.values())
                .hasSize(5)
                .containsEntry("accountcode", new SummaryValue(null, null, "U1234567", 0L, time))
                .containsEntry("netliquidation", new SummaryValue(decimal("1005165.5"), "USD", null, 0L, time))
                .containsEntry("buyingpower", new SummaryValue(decimal("3984328.97"), "USD", null, 0L, time));
    }

    @Test
    void summary_amountWithoutText_counts() throws IOException {
        assertThat(value("{'amount':880036.375,'currency':'USD','value':null,'timestamp':1712156105000}"))
                .isEqualTo(new SummaryValue(
                        decimal("880036.375"), "USD", null, null, Instant.parse("2024-04-03T14:55:05Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "INDIVIDUAL", "C1234567", "12K", "H7"})
    void summary_wordsWithALetterThatDecoratesPrices_areNoNumber(String words) throws IOException {
        assertThat(value("{'amount':0.0,'value':'" + words + "'}"))
                .isEqualTo(new SummaryValue(null, null, words, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'amount':0.0,'isNull':true,'value':null}",
                "{'amount':0.0,'isNull':1}",
                "{'amount':0.0,'isNull':'true','value':''}",
                "{'amount':0.0,'value':'N/A'}",
                "{'amount':0.0,'isNull':false,'value':'null'}",
                "{'amount':null,'value':null}",
                "{}"
            })
    void quirks82And83_whatIsNotThere_isNoAmount(String row) throws IOException {
        assertThat(value(row)).isEqualTo(new SummaryValue(null, null, null, null, null));
    }

    @Test
    void summary_textWithoutAmount_isTheAmount() throws IOException {
        assertThat(value("{'value':'1,978.60 USD'}"))
                .isEqualTo(new SummaryValue(decimal("1978.60"), "USD", null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"0.994598, 0.0", "-1, 0.0", "1712157300, 0.0", "0.994598, 0.99"})
    void summary_numberThatIsNoMoney_isTheText(String text, String amount) throws IOException {
        assertThat(value("{'amount':" + amount + ",'currency':null,'isNull':false,'value':'" + text + "'}"))
                .isEqualTo(new SummaryValue(decimal(text), null, null, null, null));
    }

    @Test
    void summary_amountThatIsNotSaidInFull_isTheText() throws IOException {
        assertThat(value("{'amount':0.0,'currency':'USD','value':'5.25'}").amount())
                .isEqualTo(decimal("5.25"));
        assertThat(value("{'amount':5.2548828125,'currency':'USD','value':'5.25'}")
                        .amount())
                .isEqualTo(decimal("5.2548828125"));
    }

    @Test
    void ledger_published_isReadByCurrency() throws IOException {
        JsonNode json = Recordings.frame("doc-portfolio-ledger.json");

        assertThat(PortfolioReader.areByKey(json)).isTrue();
        AccountLedger ledger = PortfolioReader.ledger(json, "U1234567");

        assertThat(ledger.accountId()).isEqualTo("U1234567");
        assertThat(ledger.changed()).isEmpty();
        assertThat(ledger.balances().keySet()).containsExactly("USD", "BASE");
        LedgerBalance dollars = ledger.balances().get("USD");
        assertThat(dollars.cash()).isEqualTo(decimal("214716688.0"));
        assertThat(dollars.settledCash()).isEqualTo(decimal("214716688.0"));
        assertThat(dollars.netLiquidation()).isEqualTo(decimal("215335840.0"));
        assertThat(dollars.stockValue()).isEqualTo(decimal("314123.88"));
        assertThat(dollars.realizedPnl()).isEqualTo(decimal("0.0"));
        assertThat(dollars.unrealizedPnl()).isEqualTo(decimal("39695.82"));
        assertThat(dollars.interest()).isEqualTo(decimal("305569.94"));
        assertThat(dollars.dividends()).isEqualTo(decimal("0.0"));
        assertThat(dollars.exchangeRate()).isEqualTo(decimal("1"));
        assertThat(dollars.time()).isEqualTo(Instant.parse("2023-12-14T19:32:01Z"));
        assertThat(dollars.fields()).containsEntry("futuremarketvalue", decimal("-1051.0"));
    }

    @Test
    void quirk89_endOfBundleInOneCurrency_makesNoDifference() throws IOException {
        AccountLedger ledger = PortfolioReader.ledger(
                json("{'USD':{'cashbalance':1,'endofbundle':1},'EUR':{'cashbalance':1}}"), "DU1");

        assertThat(ledger.balances().get("USD")).isEqualTo(ledger.balances().get("EUR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{'USD':7}", "{'USD':null}", "{'USD':[]}", "'words'"})
    void byKey_whatNoAccountHas_isNotRead(String json) throws IOException {
        assertThat(PortfolioReader.areByKey(json(json))).isFalse();
    }
}
