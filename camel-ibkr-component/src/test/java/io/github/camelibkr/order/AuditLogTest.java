package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.AuditLines;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.TradingState;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private final AuditLog log = new AuditLog();
    private final AuditLines lines = new AuditLines();

    @AfterEach
    void close() {
        lines.close();
    }

    private void written(String json) throws Exception {
        assertThat(lines.json()).containsExactly(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void line_ofAnOrder_isWhole() throws Exception {
        log.line(Given.entry("c-1", JournalState.ACCEPTED, "17", "account DU1234567: Submitted"));

        written("{'at':'2026-05-04T14:30:00Z','clientOrderId':'c-1','account':'DU1','gateway':'https://localhost:5000',"
                + "'kind':'PLACE','state':'ACCEPTED','orderId':'17','content':'hash','owner':'me',"
                + "'text':'account D***567: Submitted'}");
    }

    @Test
    void line_withoutIdAndText_leavesThemOut() throws Exception {
        log.line(Given.entry("c-1", JournalState.SENT, null, null));

        assertThat(lines.json().get(0).fieldNames())
                .toIterable()
                .containsExactly("at", "clientOrderId", "account", "gateway", "kind", "state", "content", "owner");
    }

    @Test
    void cancel_isALineOfItsOwn() throws Exception {
        log.cancel(Given.NOW, "DU1234567", "17", "taken");
        written("{'at':'2026-05-04T14:30:00Z','account':'D***567','state':'CANCEL','orderId':'17','text':'taken'}");
    }

    @Test
    void cancel_ofAll_namesNone() throws Exception {
        log.cancel(Given.NOW, null, null, "DU1234567 taken");
        written("{'at':'2026-05-04T14:30:00Z','state':'CANCEL','text':'D***567 taken'}");
    }

    @Test
    void denied_namesTheRule() throws Exception {
        log.denied(
                Given.NOW, new OrderDeniedException("maxOrderQuantity", "too many for DU1234567", "DU1234567", "c-1"));
        written("{'at':'2026-05-04T14:30:00Z','clientOrderId':'c-1','account':'D***567','state':'DENIED',"
                + "'rule':'maxOrderQuantity','text':'too many for D***567'}");
    }

    @Test
    void denied_withoutAccountAndId_leavesThemOut() throws Exception {
        log.denied(Given.NOW, new OrderDeniedException("halt", "halted", null, null));
        written("{'at':'2026-05-04T14:30:00Z','state':'DENIED','rule':'halt','text':'halted'}");
    }

    @Test
    void changed_saysWhy() throws Exception {
        log.changed(Given.NOW, new TradingState(TradingState.State.HALTED, Given.NOW, "enough"));
        written("{'at':'2026-05-04T14:30:00Z','state':'HALTED','text':'enough'}");
    }

    @Test
    void line_withWhatIsNotToBeSeen_staysOneLineOfText() {
        log.line(Given.entry("c-1", JournalState.REJECTED, null, "a\u2028b\u202ec\nd"));

        assertThat(lines.text()).singleElement().asString().contains("a\\u2028b\\u202ec\\nd");
        assertThat(lines.json().get(0).path("text").asText()).isEqualTo("a\u2028b\u202ec\nd");
    }

    @Test
    void off_writesNothing() {
        Configurator.setLevel("ibkr.audit", Level.WARN);

        log.line(Given.entry("c-1", JournalState.SENT, null, null));
        log.cancel(Given.NOW, "DU1", "17", "taken");

        assertThat(lines.text()).isEmpty();
    }
}
