package io.github.camelibkr.order;

import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.TradingState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of JSON for each step of an order, and for each decision about orders, in the log {@code ibkr.audit}. It names
 * neither session nor cookie; the account is masked, as everywhere in logs.
 */
final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger("ibkr.audit");
    /** Within the text of JSON, what is not to be seen and has an effect all the same. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[\\x{0}-\\x{ffff}]]");

    void line(JournalEntry entry) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", entry.changed().toString());
        line.put("clientOrderId", entry.clientOrderId());
        line.put("account", Masked.account(entry.accountId()));
        line.put("gateway", entry.gateway());
        line.put("kind", entry.kind().name());
        line.put("state", entry.state().name());
        put(line, "orderId", entry.orderId());
        line.put("content", entry.content());
        line.put("owner", entry.owner());
        put(line, "text", Masked.text(entry.text(), entry.accountId()));
        write(line);
    }

    /** A request to cancel, which has no place in the journal. */
    void cancel(Instant now, String accountId, String orderId, String text) {
        if (LOG.isInfoEnabled()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("at", now.toString());
            put(line, "account", accountId == null ? null : Masked.account(accountId));
            line.put("state", "CANCEL");
            put(line, "orderId", orderId);
            put(line, "text", Masked.text(text, accountId));
            write(line);
        }
    }

    /** Something was denied, and nothing was noted in the journal. */
    void denied(Instant now, OrderDeniedException denial) {
        String account = denial.accountId();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", now.toString());
        put(line, "clientOrderId", denial.clientOrderId());
        put(line, "account", account == null ? null : Masked.account(account));
        line.put("state", "DENIED");
        line.put("rule", denial.rule());
        line.put("text", Masked.text(denial.getMessage(), account));
        write(line);
    }

    /** Orders were halted or resumed. */
    void changed(Instant now, TradingState state) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", now.toString());
        line.put("state", state.state().name());
        put(line, "text", state.reason());
        write(line);
    }

    private static void write(Map<String, Object> line) {
        String json = new String(IbkrJson.bytes(line), StandardCharsets.UTF_8);
        // IBKR's own words may hold what turns a line round, or ends it for some reader
        LOG.info(
                "{}",
                INVISIBLE
                        .matcher(json)
                        .replaceAll(found ->
                                String.format("\\\\u%04x", (int) found.group().charAt(0))));
    }

    private static void put(Map<String, Object> line, String name, Object value) {
        if (value != null) {
            line.put(name, value);
        }
    }
}
