package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;

/**
 * Something that has happened to a gateway, its session or a stream ({@code stream/lifecycle}).
 *
 * @param type what
 * @param gateway the gateway's URL
 * @param at when it was noticed
 * @param topic the stream that it is about, with its target; absent if it is about the whole gateway
 * @param from since when something is missing, or stale
 * @param to until when
 * @param retryAt when it will be tried again, or is expected to be over
 * @param accountId the account, if it is about an order
 * @param clientOrderId the order, if it is about one
 * @param reason why
 * @param advice what to do
 */
public record LifecycleEvent(
        Type type,
        String gateway,
        @JsonDeserialize(using = InstantReader.class) Instant at,
        String topic,
        @JsonDeserialize(using = InstantReader.class) Instant from,
        @JsonDeserialize(using = InstantReader.class) Instant to,
        @JsonDeserialize(using = InstantReader.class) Instant retryAt,
        String accountId,
        String clientOrderId,
        String reason,
        String advice)
        implements IbkrMessage {

    /** What can happen. */
    public enum Type {
        /** The session is open, and the websocket is up if one is wanted. */
        CONNECTED,
        /** A subscription was sent. */
        SUBSCRIBED,
        /** A stream has stopped: what was received last is not the present any more. */
        STALE,
        /** A stream has brought something again; without a topic: a penalty is over. */
        RESUMED,
        /** Between two moments a stream may have missed something. */
        GAP,
        /** A stream cannot be kept alive, or a route does not take what it must take; {@code reason} says which. */
        DEGRADED,
        /** Executions are delivered from a ledger that was not there before: perhaps again. */
        NEW_LEDGER,
        /** The same user is logged in elsewhere. */
        COMPETING,
        /** Somebody must log in at the gateway's page. */
        LOGIN_REQUIRED,
        /** The expected nightly outage has begun. */
        MAINTENANCE,
        /** IBKR has answered 429: nothing is sent for a while. */
        PENALTY,
        /** A stream was given up, because what it brings cannot be read; or an execution, which lies in a file now. */
        QUARANTINED,
        /** Whether an order was placed is not known. */
        ORDER_IN_DOUBT,
        /** An order stays in doubt though IBKR was asked for it for a minute: a person must find out. */
        ORDER_UNRESOLVED,
        /** What became of an order that was in doubt is known now. */
        ORDER_SETTLED,
        /** Orders are halted: none leaves; {@code reason} says why. */
        TRADING_HALTED,
        /** Orders may leave again. */
        TRADING_RESUMED,
        /** The gateway was lost, or refuses to work; {@code reason} says why. */
        DISCONNECTED
    }

    /** About the whole gateway. */
    public static LifecycleEvent ofGateway(
            Type type, String gateway, Instant at, Instant retryAt, String reason, String advice) {
        return new LifecycleEvent(type, gateway, at, null, null, null, retryAt, null, null, reason, advice);
    }

    /** About one stream; {@code from} and {@code to} may be null. */
    public static LifecycleEvent ofStream(
            Type type, String gateway, Instant at, String topic, Instant from, Instant to, String reason) {
        return new LifecycleEvent(type, gateway, at, topic, from, to, null, null, null, reason, null);
    }

    /** About an order whose outcome is, or was, not known. */
    public static LifecycleEvent ofOrder(
            Type type, String gateway, Instant at, String accountId, String clientOrderId, String reason) {
        return new LifecycleEvent(
                type,
                gateway,
                at,
                null,
                null,
                null,
                null,
                accountId,
                clientOrderId,
                reason,
                switch (type) {
                    case ORDER_IN_DOUBT ->
                        "it is looked for; until it is found or settled no other order of its account is sent";
                    case ORDER_UNRESOLVED ->
                        "ask IBKR whether it was placed, then say so with ibkr:order/settle or by JMX; until then no other"
                                + " order of its account is sent";
                    default -> null;
                });
    }
}
