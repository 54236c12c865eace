package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanReaderTest {

    private static JsonNode json(String text) throws IOException {
        return Recordings.json(text.replace('\'', '"'));
    }

    private static Scan scan(JsonNode json) {
        assertThat(ScanReader.isScan(json)).isTrue();
        return ScanReader.read(json);
    }

    @Test
    void scan_published_isReadInFull() throws IOException {
        Scan scan = scan(Recordings.frame("doc-scanner-run.json"));

        assertThat(scan.column()).isEqualTo("Trades");
        assertThat(scan.contracts()).singleElement().satisfies(row -> {
            assertThat(row.conid()).isEqualTo(4391);
            assertThat(row.symbol()).isEqualTo("AMD");
            assertThat(row.companyName()).isEqualTo("ADVANCED MICRO DEVICES");
            assertThat(row.secType()).isEqualTo("STK");
            assertThat(row.exchange()).isEqualTo("NASDAQ.NMS");
            assertThat(row.value()).isEqualTo("163.773K");
            assertThat(row.fields())
                    .containsEntry("server_id", "0")
                    .containsEntry("conidex", "4391")
                    .doesNotContainKeys("con_id", "scan_data", "sec_type");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'contracts':[{'con_id':1,'column_name':'Trades'},{'con_id':2}]}",
                "[{'con_id':1,'column_name':'Trades'},{'con_id':2}]",
                "{'Contracts':{'Contract':[{'contractID':'1'},{'contractID':'2'}]},'scan_data_column_name':'Trades'}"
            })
    void quirks79And90_anyContainer_isTheSameScan(String json) throws IOException {
        Scan scan = scan(json(json));

        assertThat(scan.column()).isEqualTo("Trades");
        assertThat(scan.contracts())
                .extracting(ScanRow::conid, ScanRow::symbol, ScanRow::value)
                .containsExactly(tuple(1L, null, null), tuple(2L, null, null));
    }

    @Test
    void quirk90_onlyContractOfTheDataFarm_isRead() throws IOException {
        assertThat(scan(json("{'Contracts':{'Contract':{'contractID':'8314','distance':3}}}"))
                        .contracts())
                .extracting(ScanRow::conid)
                .containsExactly(8314L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{'contracts':[]}", "{'total':'0','Contracts':{}}", "{'total':0}"})
    void scan_thatHasFoundNothing_isEmpty(String json) throws IOException {
        assertThat(scan(json(json))).isEqualTo(new Scan(List.of(), null));
    }

    @Test
    void scan_rowsWithoutAContract_areLeftOut() throws IOException {
        assertThat(scan(json("[{'symbol':'AMD'},{},{'con_id':'N/A'},{'con_id':4391}]"))
                        .contracts())
                .extracting(ScanRow::conid)
                .containsExactly(4391L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[7]",
                "{'contracts':[null]}",
                "{'total':5}",
                "{'contracts':null}",
                "{'Contracts':[]}",
                "null",
                "'words'"
            })
    void scan_inNoKnownForm_isNotRead(String json) throws IOException {
        assertThat(ScanReader.isScan(json(json))).isFalse();
    }

    @Test
    void scan_cannotBeChangedByItsReaders() throws IOException {
        Scan scan = scan(json("[]"));

        assertThatThrownBy(() -> scan.contracts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
