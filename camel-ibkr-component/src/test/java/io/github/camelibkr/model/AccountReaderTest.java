package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountReaderTest {

    private static JsonNode json(String text) throws IOException {
        return Recordings.json(text.replace('\'', '"'));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static SummaryValue amount(String amount, String currency) {
        return new SummaryValue(decimal(amount), currency, null, null, null);
    }

    private static SummaryValue value(String value) throws IOException {
        return AccountReader.segments(json("{'total':{'key':" + value + "}}"), "DU1")
                .segments()
                .get("total")
                .get("key");
    }

    @Test
    void balances_recorded_areReadInFull() throws IOException {
        AccountBalances balances = AccountReader.balances(Recordings.frame("rest-account-summary.json"), "U1234567");

        assertThat(balances.accountId()).isEqualTo("U1234567");
        assertThat(balances.netLiquidation()).isEqualTo(decimal("1005254.0"));
        assertThat(balances.availableFunds()).isEqualTo(decimal("994831.0"));
        assertThat(balances.buyingPower()).isEqualTo(decimal("3979324.0"));
        assertThat(balances.excessLiquidity()).isEqualTo(decimal("994831.0"));
        assertThat(balances.cash()).isEqualTo(decimal("971870.0"));
        assertThat(balances.initialMargin()).isEqualTo(decimal("7654.0"));
        assertThat(balances.maintenanceMargin()).isEqualTo(decimal("7654.0"));
        assertThat(balances.balances())
                .isEqualTo(Map.of("USD", new CashBalance(decimal("971870.0"), decimal("971870.0"))));
        assertThat(balances.fields())
                .containsEntry("SMA", decimal("989946.0"))
                .containsEntry("accountType", "")
                .doesNotContainKeys("netLiquidationValue", "cashBalances");
    }

    @Test
    void balances_sumOfAllCurrencies_isNoCurrency() throws IOException {
        JsonNode json = json("{'cashBalances':[{'currency':'EUR','balance':194.0,'settledCash':'194.0'},"
                + "{'currency':'Total (in USD)','balance':-401846.0},{'balance':7},7]}");

        assertThat(AccountReader.balances(json, "DU1").balances())
                .isEqualTo(Map.of("EUR", new CashBalance(decimal("194.0"), decimal("194.0"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'netLiquidationValue':null}", "{'netLiquidationValue':'N/A','cashBalances':{}}"})
    void quirk83_balancesThatAreMissing_areNull(String json) throws IOException {
        AccountBalances balances = AccountReader.balances(json(json), "DU1");

        assertThat(balances.netLiquidation()).isNull();
        assertThat(balances.balances()).isEmpty();
    }

    @Test
    void quirk84_recordedFunds_areAmountsWithTheirCurrency() throws IOException {
        JsonNode json = Recordings.frame("rest-account-summary-available-funds.json");

        assertThat(AccountReader.areSegments(json)).isTrue();
        AccountSegments segments = AccountReader.segments(json, "U1234567");

        assertThat(segments.accountId()).isEqualTo("U1234567");
        assertThat(segments.segments().keySet())
                .containsExactly("total", "Crypto at Paxos", "commodities", "securities");
        assertThat(segments.segments().get("securities"))
                .containsEntry("current_available", amount("994831", "USD"))
                .containsEntry("buying_power", amount("3979324", "USD"))
                .containsEntry("leverage", amount("1.01", null));
    }

    @Test
    void quirk84_recordedBalances_areAmountsWithTheirCurrency() throws IOException {
        AccountSegments segments =
                AccountReader.segments(Recordings.frame("rest-account-summary-balances.json"), "U1234567");

        assertThat(segments.segments().get("total"))
                .containsEntry("net_liquidation", amount("1005254", "USD"))
                .containsEntry("MTD Interest", amount("0", "USD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '1,978.60 USD' | 1978.60   | USD
                    '-1,234 CNH'   | -1234     | CNH
                    '19,441'       | 19441     |
                    '+0.5'         | 0.5       |
                    '1.092525'     | 1.092525  |
                    '2.5E3 USD'    | 2500      | USD
                    """)
    void segments_amountInAnySpelling_isANumber(String value, String amount, String currency) throws IOException {
        assertThat(value("'" + value + "'")).isEqualTo(amount(amount, currency));
    }

    @Test
    void segments_number_isANumber() throws IOException {
        assertThat(value("1.092525")).isEqualTo(amount("1.092525", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 USD (1 Shares)", "Unlimited", "C100", "12 usd", "1,2,3 a b", "--5", "."})
    void segments_whatIsNoAmount_staysText(String text) throws IOException {
        assertThat(value("'" + text + "'")).isEqualTo(new SummaryValue(null, null, text, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "'N/A'", "'NA'", "'None'", "'-'", "{}"})
    void quirk83_segmentValueThatIsMissing_saysNothing(String value) throws IOException {
        assertThat(value(value)).isEqualTo(new SummaryValue(null, null, null, null, null));
    }

    @Test
    void quirk93_segmentsOfAnyName_areRead() throws IOException {
        JsonNode json = json("{'new segment':{'Lk Ahd Avlbl Fnds':'5 EUR'},'commodities':null}");

        assertThat(AccountReader.areSegments(json)).isTrue();
        assertThat(AccountReader.segments(json, "DU1").segments())
                .isEqualTo(Map.of(
                        "new segment", Map.of("Lk Ahd Avlbl Fnds", amount("5", "EUR")), "commodities", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{'total':'5 USD'}", "{'total':[]}", "'words'"})
    void segments_whatNoAccountHas_isNotRead(String json) throws IOException {
        assertThat(AccountReader.areSegments(json(json))).isFalse();
    }

    @Test
    void profits_published_areReadByAccountAndModel() throws IOException {
        JsonNode json = Recordings.frame("doc-pnl-partitioned.json");

        assertThat(AccountReader.areProfits(json)).isTrue();
        assertThat(AccountReader.profits(json).profits()).singleElement().satisfies(profit -> {
            assertThat(profit.accountId()).isEqualTo("U1234567");
            assertThat(profit.model()).isEqualTo("Core");
            assertThat(profit.dailyPnl()).isEqualTo(decimal("15.7"));
            assertThat(profit.unrealizedPnl()).isEqualTo(decimal("607.0"));
            assertThat(profit.netLiquidation()).isEqualTo(decimal("10000.0"));
            assertThat(profit.excessLiquidity()).isEqualTo(decimal("10000.0"));
            assertThat(profit.exactExcessLiquidity()).isNull();
            assertThat(profit.marketValue()).isEqualTo(decimal("0.0"));
            assertThat(profit.fields()).isEqualTo(Map.of("rowType", decimal("1")));
        });
    }

    @Test
    void quirk48_recordedFirstAnswer_isNone() throws IOException {
        JsonNode json = Recordings.frame("rest-pnl-partitioned-empty.json");

        assertThat(AccountReader.areProfits(json)).isTrue();
        assertThat(AccountReader.profits(json).profits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{'upnl':null}", "{'upnl':[]}", "{'upnl':{'DU1.Core':7}}"})
    void profits_inNoKnownForm_areNotRead(String json) throws IOException {
        assertThat(AccountReader.areProfits(json(json))).isFalse();
    }

    @Test
    void quirk118_recordedAnswer_namesNoAccount() throws IOException {
        assertThat(AccountReader.selected(Recordings.frame("rest-switch-account-already-set.json"), "DU1"))
                .isEqualTo(new SelectedAccount("DU1", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "'true'", "1"})
    void quirk82_accountThatWasSelected_isNamedByTheAnswer(String set) throws IOException {
        assertThat(AccountReader.selected(json("{'set':" + set + ",'acctId':'DU2'}"), "DU1"))
                .isEqualTo(new SelectedAccount("DU2", true));
    }

    @Test
    void accounts_recorded_areRead() throws IOException {
        Accounts accounts = AccountsReader.read(Recordings.frame("rest-iserver-accounts.json"));

        assertThat(accounts.accounts()).containsExactly("U1234567");
        assertThat(accounts.selectedAccount()).isEqualTo("U1234567");
        assertThat(accounts.aliases()).containsEntry("U1234567", "U1234567");
    }

    @Test
    void results_cannotBeChangedByTheirReaders() throws IOException {
        AccountSegments segments = AccountReader.segments(json("{'total':{'cash':'1 USD'}}"), "DU1");

        assertThatThrownBy(() -> segments.segments().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> segments.segments().get("total").clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() ->
                        AccountReader.profits(json("{'upnl':{}}")).profits().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
