package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Topic.Payload;
import io.github.camelibkr.catalogue.Topic.Target;
import io.github.camelibkr.model.AccountLedger;
import io.github.camelibkr.model.AccountSummary;
import io.github.camelibkr.model.Accounts;
import io.github.camelibkr.model.Bulletin;
import io.github.camelibkr.model.Depth;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.Notification;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.ProfitAndLoss;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.SessionChange;
import io.github.camelibkr.model.SystemEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The topic catalogue. */
public final class Topics {

    /** Quotes. */
    public static final Topic SMD = Topic.named("smd")
            .commands("smd+{target}+{\"fields\":[{fields}]}", "umd+{target}+{}")
            .about(Target.CONTRACT)
            .conflated()
            .answers()
            .askedWhenSilent()
            .renewed()
            .brokerage()
            .takes("conid", Parameter.Type.CONIDS, false)
            .takes("symbol", Parameter.Type.SYMBOLS, false)
            .takes("fields", Parameter.Type.FIELDS, false)
            .options("overflow", "queueSize", "refuseData")
            .delivers(Quote.class, "Quotes of one or several contracts");

    /** Charts. */
    public static final Topic SMH = Topic.named("smh")
            .commands("smh+{target}+{arguments}", "umh+{serverId}")
            .about(Target.CONTRACT)
            .once()
            .brokerage()
            .takes("conid", Parameter.Type.CONIDS, false)
            .takes("symbol", Parameter.Type.SYMBOLS, false)
            .takes("period", Parameter.Type.SPAN, false)
            .takes("bar", Parameter.Type.SPAN, false)
            .takes("outsideRth", Parameter.Type.FLAG, false)
            .takes("source", Parameter.Type.SOURCE, false)
            .options("repeat")
            .delivers(History.class, "Bars of one or several contracts, once, or again and again with repeat");

    /** Depth. */
    public static final Topic SBD = Topic.named("sbd")
            .commands("sbd+{target}", "ubd+{account}")
            .about(Target.LADDER)
            .in(Payload.DATA)
            .conflated()
            .answers()
            .askedWhenSilent()
            .brokerage()
            .takes("conid", Parameter.Type.CONID, false)
            .takes("symbol", Parameter.Type.SYMBOLS, false)
            .takes("accountId", Parameter.Type.ACCOUNT, false)
            .delivers(Depth.class, "The price ladder of one contract; an account has one at a time");

    /** Profit and loss. */
    public static final Topic SPL = Topic.named("spl")
            .commands("spl+{}", "upl+{}")
            .in(Payload.ARGS)
            .conflated()
            .answers()
            .askedWhenSilent()
            .delivers(ProfitAndLoss.class, "Profit and loss of each account and model, most of it rounded");

    /** Account summary. */
    public static final Topic SSD = Topic.named("ssd")
            .commands("ssd+{target}+{}", "usd+{target}+{}")
            .about(Target.ACCOUNT)
            .in(Payload.RESULT)
            .conflated()
            .answers()
            .askedWhenSilent()
            .takes("accountId", Parameter.Type.ACCOUNT, false)
            .delivers(AccountSummary.class, "The summary of an account");

    /** Account ledger. */
    public static final Topic SLD = Topic.named("sld")
            .commands("sld+{target}+{}", "uld+{target}+{}")
            .about(Target.ACCOUNT)
            .in(Payload.RESULT)
            .conflated()
            .answers()
            .askedWhenSilent()
            .takes("accountId", Parameter.Type.ACCOUNT, false)
            .delivers(AccountLedger.class, "The balances of an account, by currency");

    /** Accounts. */
    public static final Topic ACT = Topic.named("act")
            .in(Payload.ARGS)
            .kept()
            .options("queueSize")
            .delivers(Accounts.class, "The accounts of the login, at the start and when they change");

    /** Brokerage session. */
    public static final Topic STS = Topic.named("sts")
            .in(Payload.ARGS)
            .conflated()
            .kept()
            .delivers(SessionChange.class, "The brokerage session, each time it changes");

    /** Bulletins. */
    public static final Topic BLT = Topic.named("blt")
            .in(Payload.ARGS)
            .options("queueSize")
            .delivers(Bulletin.class, "IBKR's announcements, each once");

    /** Notifications. */
    public static final Topic NTF = Topic.named("ntf")
            .in(Payload.ARGS)
            .options("queueSize")
            .delivers(Notification.class, "IBKR's messages to the user, and its questions about orders");

    /** The server itself. */
    public static final Topic SYSTEM = Topic.named("system")
            .kept()
            .options("queueSize")
            .delivers(SystemEvent.class, "Who is logged in, and the server's heartbeats");

    /** Orders. */
    public static final Topic SOR = Topic.named("sor")
            .commands("sor+{}", "uor+{}")
            .in(Payload.ARGS)
            .rank(1)
            .brokerage()
            .options("queueSize")
            .delivers(OrderUpdate.class, "Orders of the session, each time one changes");

    /** Executions. */
    public static final Topic STR = Topic.named("str")
            .commands("str+{\"realtimeUpdatesOnly\":false,\"days\":{days}}", "utr")
            .in(Payload.ARGS)
            .rank(0)
            .answers()
            .brokerage()
            .options(
                    "executionDetail",
                    "commissionWait",
                    "since",
                    "subscriptionName",
                    "stateDirectory",
                    "dataSource",
                    "queueSize")
            .delivers(Execution.class, "Executions, each once in effect, also across restarts");

    /** The component's own events. */
    public static final Topic LIFECYCLE = Topic.named("lifecycle")
            .about(Target.COMPONENT)
            .delivers(
                    LifecycleEvent.class,
                    "What happens to the gateway, its session and the streams: connected, subscribed, stale, gap,"
                            + " resumed, degraded, new ledger, competing, login required, maintenance, penalty,"
                            + " quarantined, order in doubt, order unresolved, order settled, trading halted, trading"
                            + " resumed, disconnected");

    private static final Map<String, Topic> BY_NAME = new LinkedHashMap<>();

    static {
        Stream.of(SMD, SMH, SBD, SOR, STR, SPL, SSD, SLD, ACT, STS, BLT, NTF, SYSTEM, LIFECYCLE)
                .forEach(topic -> BY_NAME.put(topic.operation(), topic));
    }

    private Topics() {}

    /** The topic with this operation name, such as {@code stream/smd}. */
    public static Optional<Topic> find(String operation) {
        return Optional.ofNullable(BY_NAME.get(operation));
    }

    /** All topics. */
    public static List<Topic> all() {
        return List.copyOf(BY_NAME.values());
    }
}
