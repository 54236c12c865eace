package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractReaderTest {

    private static JsonNode json(String text) throws IOException {
        return Recordings.json(text.replace('\'', '"'));
    }

    private static ContractDetails details(String others) throws IOException {
        return ContractReader.details(json("{'conid':1," + others + "}"));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void details_recordedStock_isReadInFull() throws IOException {
        JsonNode json = Recordings.frame("rest-contract-info.json");

        assertThat(ContractReader.isContract(json)).isTrue();
        ContractDetails stock = ContractReader.details(json);

        assertThat(stock.conid()).isEqualTo(756733);
        assertThat(stock.symbol()).isEqualTo("SPY");
        assertThat(stock.companyName()).isEqualTo("SPDR S&P 500 ETF TRUST");
        assertThat(stock.secType()).isEqualTo("STK");
        assertThat(stock.currency()).isEqualTo("USD");
        assertThat(stock.exchange()).isEqualTo("SMART");
        assertThat(stock.validExchanges()).containsExactly("SMART", "AMEX", "NYSE", "CBOE", "ARCA", "NASDAQ");
        assertThat(stock.right()).isNull();
        assertThat(stock.strike()).isNull();
        assertThat(stock.maturity()).isNull();
        assertThat(stock.multiplier()).isNull();
        assertThat(stock.tradingClass()).isEqualTo("SPY");
        assertThat(stock.fields())
                .containsEntry("local_symbol", "SPY")
                .doesNotContainKeys("con_id", "instrument_type", "valid_exchanges", "cusip");
    }

    @Test
    void derivatives_publishedOption_isReadInFull() throws IOException {
        JsonNode json = Recordings.frame("doc-secdef-info-option.json");

        assertThat(ContractReader.areContracts(json)).isTrue();
        assertThat(ContractReader.derivatives(json).contracts()).singleElement().satisfies(option -> {
            assertThat(option.conid()).isEqualTo(667629330);
            assertThat(option.symbol()).isEqualTo("AAPL");
            assertThat(option.secType()).isEqualTo("OPT");
            assertThat(option.validExchanges()).hasSize(19).startsWith("SMART", "AMEX");
            assertThat(option.right()).isEqualTo("P");
            assertThat(option.strike()).isEqualTo(decimal("195.0"));
            assertThat(option.maturity()).isEqualTo(LocalDate.of(2024, 1, 5));
            assertThat(option.multiplier()).isEqualTo(decimal("100"));
            assertThat(option.tradingClass()).isEqualTo("AAPL");
            assertThat(option.fields())
                    .containsEntry("desc2", "JAN 05 '24 195 Put")
                    .doesNotContainKeys("maturityDate", "strike", "cusip");
        });
    }

    @Test
    void quirk90_oneContractAlone_isTheOnlyOne() throws IOException {
        JsonNode json = json("{'conid':8314,'ticker':'IBM','companyName':'INTL BUSINESS MACHINES CORP','right':'?'}");

        assertThat(ContractReader.areContracts(json)).isTrue();
        assertThat(ContractReader.derivatives(json).contracts())
                .extracting(ContractDetails::conid, ContractDetails::symbol, ContractDetails::companyName)
                .containsExactly(tuple(8314L, "IBM", "INTL BUSINESS MACHINES CORP"));
    }

    @ParameterizedTest
    @CsvSource({"CALL,C", "C,C", "put,P", "P,P", "?,", "0,", "X,"})
    void right_inAnySpelling_isOneLetter(String written, String right) throws IOException {
        assertThat(details("'right':'" + written + "'").right()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"'''195''',195", "195.0,195.0", "'''0''',", "0.0,", "0,", "null,", "'''N/A''',", "-0.25,-0.25"})
    void quirk81_strike_inAnySpelling_isANumberOrNone(String written, BigDecimal strike) throws IOException {
        assertThat(details("'strike':" + written).strike()).isEqualTo(strike);
    }

    @ParameterizedTest
    @CsvSource({"'''100''',100", "50.0,50.0", "null,", "0.0,0.0", "'''1,000''',1000"})
    void quirk81_multiplier_inAnySpelling_isANumber(String written, BigDecimal multiplier) throws IOException {
        assertThat(details("'multiplier':" + written).multiplier()).isEqualTo(multiplier);
    }

    @ParameterizedTest
    @CsvSource({
        "'''20260619''',2026-06-19",
        "20260619,2026-06-19",
        "'''''',",
        "null,",
        "'''JUN26''',",
        "'''20261350''',"
    })
    void quirk87_maturity_isADateOrNone(String written, LocalDate maturity) throws IOException {
        assertThat(details("'maturity_date':" + written).maturity()).isEqualTo(maturity);
        assertThat(details("'maturityDate':" + written).maturity()).isEqualTo(maturity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'SMART,CBOE'", "'SMART, CBOE,'", "['SMART','CBOE']"})
    void validExchanges_inTextOrList_areTheSame(String written) throws IOException {
        assertThat(details("'validExchanges':" + written).validExchanges()).containsExactly("SMART", "CBOE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "{}"})
    void validExchanges_thatAreMissing_areNone(String written) throws IOException {
        assertThat(details("'validExchanges':" + written).validExchanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "7", "'words'", "[7]", "[{}]", "[{'conid':1},{'conid':null}]", "[{'conid':'AAPL'}]", "{}"
            })
    void contracts_whatNamesNoContract_isNotRead(String json) throws IOException {
        assertThat(ContractReader.areContracts(json(json))).isFalse();
    }

    @Test
    void strikes_recorded_areAscending() throws IOException {
        Strikes strikes = ContractReader.strikes(Recordings.frame("rest-secdef-strikes.json"));

        assertThat(strikes.calls()).hasSize(12).isSorted().startsWith(decimal("50.0"));
        assertThat(strikes.puts()).isEqualTo(strikes.calls());
    }

    @Test
    void quirks80And83_strikes_textIsANumberAndNothingIsNone() throws IOException {
        Strikes strikes = ContractReader.strikes(json("{'call':['195',null,97.5,'N/A'],'put':[]}"));

        assertThat(strikes).isEqualTo(new Strikes(List.of(decimal("97.5"), decimal("195")), List.of()));
    }

    @Test
    void stocks_recorded_areAllListings() throws IOException {
        JsonNode json = Recordings.frame("rest-trsrv-stocks.json");

        assertThat(ContractReader.areBySymbol(json)).isTrue();
        Stocks stocks = ContractReader.stocks(json, "AAPL");

        assertThat(stocks.unknown()).isEmpty();
        assertThat(stocks.stocks())
                .containsExactly(
                        new Stock("AAPL", "APPLE INC", 265598, "NASDAQ", true),
                        new Stock("AAPL", "APPLE INC", 38708077, "MEXI", false),
                        new Stock("AAPL", "APPLE INC", 273982664, "EBS", false),
                        new Stock("AAPL", "APPLE INC-CDR", 532640894, "TSE", false));
    }

    @Test
    void stocks_symbolsWithoutAListing_areUnknownAsTheyWereAsked() throws IOException {
        JsonNode json = json("{'XYZ':[],'ABC':[{'name':'A','contracts':[]}],"
                + "'IBM':[{'name':'I','contracts':[{'conid':'8314','isUS':'1'},{'conid':null}]}]}");

        assertThat(ContractReader.stocks(json, "XYZ,IBM,ABC,QQQ"))
                .isEqualTo(new Stocks(List.of(new Stock("IBM", "I", 8314, null, true)), List.of("XYZ", "ABC", "QQQ")));
    }

    @Test
    void quirk87_futures_datesAsNumbersOrText_theNearestFirst() throws IOException {
        JsonNode json = json("{'ES':[{'symbol':'ES','conid':2,'underlyingConid':11004968,'expirationDate':20251219,"
                + "'ltd':20251218,'longFuturesCutOff':20251218},{'conid':'1','expirationDate':'20241220','ltd':''},"
                + "{'conid':3,'expirationDate':'soon'},{'symbol':'ES'}],'XX':[]}");

        assertThat(ContractReader.areBySymbol(json)).isTrue();
        Futures futures = ContractReader.futures(json, "ES,XX");

        assertThat(futures.unknown()).containsExactly("XX");
        assertThat(futures.futures())
                .extracting(
                        Future::symbol, Future::conid, Future::underlyingConid, Future::expiration, Future::lastTrading)
                .containsExactly(
                        tuple("ES", 1L, null, LocalDate.of(2024, 12, 20), null),
                        tuple("ES", 2L, 11004968L, LocalDate.of(2025, 12, 19), LocalDate.of(2025, 12, 18)),
                        tuple("ES", 3L, null, null, null));
        assertThat(futures.futures().get(1).fields()).containsOnlyKeys("longFuturesCutOff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{'ES':{}}", "{'ES':null}", "{'message':'try again'}"})
    void bySymbol_inNoKnownForm_isNotRead(String json) throws IOException {
        assertThat(ContractReader.areBySymbol(json(json))).isFalse();
    }

    @Test
    void results_cannotBeChangedByTheirReaders() throws IOException {
        assertThatThrownBy(
                        () -> ContractReader.stocks(json("{}"), "IBM").unknown().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> ContractReader.futures(json("{}"), "ES").futures().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> ContractReader.derivatives(json("[]")).contracts().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> details("'validExchanges':'A,B'").validExchanges().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
