package io.github.camelibkr;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A real Artemis within this JVM, which forgets its messages when it is stopped. */
public final class JmsBroker {

    private final EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections;

    /** Started; {@code number}: another for each broker of a JVM. */
    public JmsBroker(int number) throws Exception {
        String url = "vm://" + number;
        artemis.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("in-vm", url));
        artemis.start();
        connections = new ActiveMQConnectionFactory(url);
    }

    /** How to reach it. */
    public ActiveMQConnectionFactory connections() {
        return connections;
    }

    /** With its connections. */
    public void stop() throws Exception {
        connections.close();
        artemis.stop();
    }
}
