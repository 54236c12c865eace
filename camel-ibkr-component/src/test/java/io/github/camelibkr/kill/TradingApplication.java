package io.github.camelibkr.kill;

import io.github.camelibkr.IbkrComponent;
import io.github.camelibkr.IbkrConfiguration;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.order.OnUnknown;
import io.github.camelibkr.order.guard.TradingMode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/**
 * An application that places orders from JMS and from files, stops at one step of the first order, and waits there for
 * {@code kill -9}. Each step is written to the audit log once it is on the disk, on the thread that takes it: so nothing
 * that comes after the step has happened.
 */
public final class TradingApplication {

    private TradingApplication() {}

    /**
     * {@code settings} as {@code key=value}: gateway, pin, state, jms, files, and stop, such as {@code SENT,2}, the second
     * time that an order is SENT. Reads {@code settle <id>} from its input.
     */
    public static void main(String[] settings) throws Exception {
        Map<String, String> known = Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        if (known.containsKey("stop")) {
            String[] step = known.get("stop").split(",");
            stopAt(step[0], Integer.parseInt(step[1]));
        }
        CamelContext context = context(known);
        context.start();
        System.out.println("STARTED");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String id = line.substring("settle ".length());
            Object answer = context.createProducerTemplate()
                    .requestBody(
                            "ibkr:order/settle",
                            Map.of("clientOrderId", id, "placed", false, "reason", "looked at the ledger"));
            System.out.println("SETTLED " + answer);
        }
        context.stop();
    }

    private static void stopAt(String state, int time) {
        AtomicInteger times = new AtomicInteger();
        AbstractAppender appender = new AbstractAppender("stop", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                String line = event.getMessage().getFormattedMessage();
                if (line.contains("\"state\":\"" + state + "\"") && times.incrementAndGet() == time) {
                    System.out.println("STOPPED " + line);
                    while (true) {
                        LockSupport.park();
                    }
                }
            }
        };
        appender.start();
        Configurator.setLevel("ibkr.audit", Level.INFO);
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        log.getLogger("ibkr.audit").addAppender(appender);
    }

    private static CamelContext context(Map<String, String> settings) throws Exception {
        CamelContext context = new DefaultCamelContext();
        IbkrComponent ibkr = new IbkrComponent();
        IbkrConfiguration configuration = ibkr.getConfiguration();
        configuration.setGatewayUrl(settings.get("gateway"));
        configuration.setGatewayCertificateSha256(settings.get("pin"));
        configuration.setStateDirectory(settings.get("state"));
        configuration.setTradingMode(TradingMode.paper);
        configuration.setConfirm("o163,o354,o10153");
        configuration.setOnUnknown(OnUnknown.wait);
        configuration.setMaxWait(120_000);
        context.addComponent("ibkr", ibkr);
        context.addComponent(
                "jms", JmsComponent.jmsComponentTransacted(new ActiveMQConnectionFactory(settings.get("jms"))));
        context.getShutdownStrategy().setTimeout(10);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // what is decided is decided; anything else is delivered again
                onException(
                                DuplicateOrderException.class,
                                OrderRejectedException.class,
                                OrderQuestionException.class,
                                OrderUnknownException.class)
                        .handled(true);
                from("jms:queue:ibkr.orders").to("ibkr:order/place");
                from("file:" + settings.get("files") + "?delay=200").to("ibkr:order/place");
            }
        });
        return context;
    }
}
