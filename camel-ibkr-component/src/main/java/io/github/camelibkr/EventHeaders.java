package io.github.camelibkr;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.AccountLedger;
import io.github.camelibkr.model.AccountSummary;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.Depth;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.ProfitAndLoss;
import io.github.camelibkr.model.Quote;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The few headers that go with a body. Everything in them stands in the body too, since Kafka and JMS keep headers that
 * begin with Camel to themselves.
 */
final class EventHeaders {

    /** What camel-jms looks at: without it the body would go out as bytes. */
    private static final String JMS_MESSAGE_TYPE = "CamelJmsMessageType";

    private EventHeaders() {}

    static void set(Message message, Topic topic, Object body) {
        message.setBody(body);
        message.setHeader(JMS_MESSAGE_TYPE, "Text");
        if (topic != null) {
            message.setHeader(IbkrConstants.EVENT_TOPIC, topic.name());
        }
        if (body instanceof Quote quote) {
            message.setHeader(IbkrConstants.EVENT_CONID, quote.conid());
            timestamp(message, quote.updated());
        } else if (body instanceof OrderUpdate update) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, update.accountId());
            set(message, IbkrConstants.EVENT_ORDER_ID, Long.toString(update.orderId()));
            timestamp(message, update.lastExecution());
        } else if (body instanceof Execution execution) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, execution.accountId());
            set(
                    message,
                    IbkrConstants.EVENT_ORDER_ID,
                    execution.orderId() == null ? null : execution.orderId().toString());
            set(message, IbkrConstants.EVENT_EXECUTION_ID, execution.executionId());
            set(message, IbkrConstants.EVENT_CORRECTS, execution.corrects());
            timestamp(message, execution.time());
        } else if (body instanceof OrderOutcome outcome) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, outcome.accountId());
            set(message, IbkrConstants.EVENT_ORDER_ID, outcome.orderId());
            set(message, IbkrConstants.EVENT_CLIENT_ORDER_ID, outcome.clientOrderId());
            set(message, IbkrConstants.EVENT_ORDER_STATE, outcome.state().name());
        } else if (body instanceof Depth depth) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, depth.accountId());
            message.setHeader(IbkrConstants.EVENT_CONID, depth.conid());
        } else if (body instanceof History history) {
            message.setHeader(IbkrConstants.EVENT_CONID, history.conid());
        } else if (body instanceof ProfitAndLoss profit) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, profit.accountId());
        } else if (body instanceof AccountSummary summary) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, summary.accountId());
        } else if (body instanceof AccountLedger ledger) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, ledger.accountId());
        } else if (body instanceof LifecycleEvent event) {
            set(message, IbkrConstants.EVENT_TYPE, event.type().name());
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, event.accountId());
            set(message, IbkrConstants.EVENT_CLIENT_ORDER_ID, event.clientOrderId());
            timestamp(message, event.at());
        } else if (body instanceof JournalEntry entry) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, entry.accountId());
            set(message, IbkrConstants.EVENT_ORDER_ID, entry.orderId());
            set(message, IbkrConstants.EVENT_CLIENT_ORDER_ID, entry.clientOrderId());
            set(message, IbkrConstants.EVENT_ORDER_STATE, entry.state().name());
        } else if (body instanceof CancelReceipt receipt) {
            set(message, IbkrConstants.EVENT_ACCOUNT_ID, receipt.accountId());
            set(message, IbkrConstants.EVENT_ORDER_ID, receipt.orderId());
        }
    }

    private static void set(Message message, String header, String value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }

    private static void timestamp(Message message, Instant time) {
        if (time != null) {
            message.setHeader(Exchange.MESSAGE_TIMESTAMP, time.toEpochMilli());
        }
    }
}
