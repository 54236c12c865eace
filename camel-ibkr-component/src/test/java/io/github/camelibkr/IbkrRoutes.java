package io.github.camelibkr;

import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.Simulator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context whose component speaks to a simulator, and what its routes have delivered. */
public final class IbkrRoutes implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final IbkrComponent component = new IbkrComponent();
    private final Path state;

    /** A read-only one. */
    public static IbkrRoutes on(Simulator gateway) {
        return new IbkrRoutes(gateway, TradingMode.readOnly);
    }

    /** One that may place orders. */
    public static IbkrRoutes trading(Simulator gateway) {
        return new IbkrRoutes(gateway, TradingMode.paper);
    }

    private IbkrRoutes(Simulator gateway, TradingMode mode) {
        IbkrConfiguration configuration = component.getConfiguration();
        configuration.setGatewayUrl(gateway.url().toString());
        configuration.setGatewayCertificateSha256(gateway.certificateSha256());
        if (mode != TradingMode.readOnly) {
            configuration.setTradingMode(mode);
        }
        state = TemporaryDirectories.create();
        configuration.setStateDirectory(state.toString());
        context.addComponent("ibkr", component);
        context.getShutdownStrategy().setTimeout(10);
    }

    /** Where it keeps what must outlive it; empty at first, and gone at the end of the tests. */
    public Path state() {
        return state;
    }

    /** The states that the journal has noted of an order, in their order; none also if nothing was ever noted there. */
    public List<String> orderStates(String clientOrderId) throws SQLException {
        List<String> states = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("ibkr.db"))) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "ibkr_order_step", null)) {
                if (!tables.next()) {
                    return states;
                }
            }
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT state FROM ibkr_order_step WHERE client_order_id = ? ORDER BY step")) {
                query.setString(1, clientOrderId);
                ResultSet rows = query.executeQuery();
                while (rows.next()) {
                    states.add(rows.getString(1));
                }
            }
        }
        return states;
    }

    public CamelContext context() {
        return context;
    }

    public IbkrComponent component() {
        return component;
    }

    public IbkrConfiguration configuration() {
        return component.getConfiguration();
    }

    /** Begins a route whose exchanges are kept; more can be added after the start. */
    public List<Exchange> collect(String uri) throws Exception {
        List<Exchange> delivered = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(uri).process(exchange -> delivered.add(exchange.copy()));
            }
        });
        return delivered;
    }

    public IbkrRoutes start() {
        context.start();
        return this;
    }

    public ProducerTemplate template() {
        return context.createProducerTemplate();
    }

    /** Sends a body and gives back the exchange, with its exception if there is one. */
    public Exchange send(String uri, Object body) {
        return template().request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    @Override
    public void close() {
        context.stop();
    }
}
