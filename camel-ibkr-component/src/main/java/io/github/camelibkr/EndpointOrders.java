package io.github.camelibkr;

import io.github.camelibkr.order.OrderPolicy;
import io.github.camelibkr.order.guard.GuardPolicy;
import io.github.camelibkr.order.guard.GuardPolicy.Level;
import io.github.camelibkr.order.guard.KillSwitch;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.InUseException;
import io.github.camelibkr.store.OrderJournal;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** What one endpoint's options say of orders: what they may be, how they are talked about, and where they are noted. */
final class EndpointOrders {

    private final IbkrEndpoint endpoint;
    /** What the component allows, and what this endpoint does; read when it starts. */
    private volatile Level component;

    private volatile Level here;

    EndpointOrders(IbkrEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    void start() {
        component = endpoint.getComponent().getConfiguration().level();
        here = configuration().level();
    }

    private IbkrConfiguration configuration() {
        return endpoint.getConfiguration();
    }

    private EndpointName name() {
        return endpoint.name();
    }

    /** {@code who}: the route that asks; null if none does. */
    OrderPolicy policy(String who) {
        Set<String> confirm =
                GatewayOptions.split(configuration().getConfirm()).collect(Collectors.toUnmodifiableSet());
        return new OrderPolicy(
                guardPolicy(who),
                accountId(),
                confirm,
                configuration().getOnQuestion(),
                configuration().getOnUnknown(),
                configuration().isCancelOnPartial(),
                configuration().isCheckRules(),
                this::clientOrderId,
                configuration().isAllowCancelAll(),
                IbkrEndpoint.UNTIL_FINAL.equals(configuration().getOrderUpdates()),
                journal(),
                endpoint.patience(who));
    }

    /** The journal, for as long as something is ordered here; to be closed. Fails if another process has it. */
    AutoCloseable useJournal() throws InUseException {
        return places() ? endpoint.getComponent().stores().use(configuration()) : () -> {};
    }

    /** Begins with what was left behind by those who are gone, and does not wait for that. */
    void watchJournal(GatewayLink link) {
        if (keepsState()) {
            link.orders().obey(killSwitch());
        }
        if (places()) {
            link.orders().watch(journal());
        }
    }

    private boolean places() {
        return keepsState() && journal() != null;
    }

    private boolean keepsState() {
        return !name().isTopic()
                && !name().operation().readOnly()
                && name().operation().options().contains("stateDirectory")
                && StateStores.isPlaceKnown(configuration());
    }

    /** The database, whatever is done with it. */
    Database database() {
        return endpoint.getComponent().stores().database(configuration());
    }

    /** What this endpoint and its component together allow. */
    private GuardPolicy guardPolicy(String who) {
        Database journal = journal();
        return new GuardPolicy(
                tradingMode(),
                component,
                here,
                killSwitch(),
                journal == null ? null : new OrderJournal(journal),
                endpoint.patience(who).who());
    }

    private TradingMode tradingMode() {
        return configuration().tradingMode(endpoint.getComponent().getConfiguration());
    }

    /** What halts its orders. */
    private KillSwitch killSwitch() {
        return endpoint.getComponent().orderControl().killSwitch(configuration());
    }

    /** The account, as it goes into a request; null if none is set. */
    private String accountId() {
        String account = configuration().getAccountId();
        return account == null || account.isBlank() ? null : account.strip();
    }

    /** Null if nothing may be ordered, so that nothing needs to be noted. */
    private Database journal() {
        return tradingMode() == TradingMode.readOnly || !StateStores.isPlaceKnown(configuration()) ? null : database();
    }

    String clientOrderId(Exchange exchange) {
        String expression = configuration().getClientOrderId();
        if (expression == null || expression.isBlank()) {
            return null;
        }
        String id = endpoint.getCamelContext()
                .resolveLanguage("simple")
                .createExpression(expression)
                .evaluate(exchange, String.class);
        return id == null || id.isBlank() ? null : id.strip();
    }
}
