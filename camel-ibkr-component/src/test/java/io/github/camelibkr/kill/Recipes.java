package io.github.camelibkr.kill;

import io.github.camelibkr.IbkrComponent;
import io.github.camelibkr.IbkrConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The routes of docs/recipes, as they stand there, in a context of their own. */
public final class Recipes {

    private final CamelContext context = new DefaultCamelContext();

    /** {@code settings}: gateway, pin, state, kafka, jms, files; the last three as far as the recipes need them. */
    public Recipes(Map<String, String> settings) {
        IbkrComponent ibkr = new IbkrComponent();
        IbkrConfiguration configuration = ibkr.getConfiguration();
        configuration.setGatewayUrl(settings.get("gateway"));
        configuration.setGatewayCertificateSha256(settings.get("pin"));
        configuration.setStateDirectory(settings.get("state"));
        configuration.setCommissionWait(200);
        context.addComponent("ibkr", ibkr);
        if (settings.containsKey("kafka")) {
            KafkaComponent kafka = new KafkaComponent();
            kafka.getConfiguration().setBrokers(settings.get("kafka"));
            context.addComponent("kafka", kafka);
        }
        if (settings.containsKey("jms")) {
            // without it every message opens a connection
            CachingConnectionFactory connections =
                    new CachingConnectionFactory(new ActiveMQConnectionFactory(settings.get("jms")));
            context.addComponent("jms", JmsComponent.jmsComponent(connections));
        }
        if (settings.containsKey("files")) {
            context.getPropertiesComponent().addInitialProperty("fills.directory", settings.get("files"));
        }
        context.getShutdownStrategy().setTimeout(10);
    }

    /** The context, to be started. */
    public CamelContext context() {
        return context;
    }

    /** Loads recipes by the names of their files, such as {@code fills-to-kafka}. */
    public Recipes with(List<String> names) throws Exception {
        for (String name : names) {
            Path file = Path.of(System.getProperty("ibkr.root"), "docs", "recipes", name + ".camel.yaml");
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:" + file));
        }
        return this;
    }
}
