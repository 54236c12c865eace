package io.github.camelibkr.kill;

import io.github.camelibkr.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;

/** A real Artemis on loopback that keeps its messages on disk. */
final class ArtemisBroker implements AutoCloseable {

    private final String url;
    private final Path data;
    private EmbeddedActiveMQ server;

    ArtemisBroker(Path data) throws Exception {
        this.data = data;
        this.url = "tcp://127.0.0.1:" + Ports.next();
        start();
    }

    String url() {
        return url;
    }

    void start() throws Exception {
        server = new EmbeddedActiveMQ();
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(data + "/journal")
                .setBindingsDirectory(data + "/bindings")
                .setPagingDirectory(data + "/paging")
                .setLargeMessagesDirectory(data + "/large")
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addQueueConfiguration(QueueConfiguration.of("ibkr.fills").setRoutingType(RoutingType.ANYCAST))
                .addAcceptorConfiguration("tcp", url));
        server.start();
    }

    void stop() throws Exception {
        server.stop();
    }

    /** The ids by which it tells copies apart, of all messages that lie in a queue; seen from inside. */
    List<String> ids(String queue) throws Exception {
        List<String> ids = new ArrayList<>();
        try (LinkedListIterator<MessageReference> messages =
                server.getActiveMQServer().locateQueue(queue).browserIterator()) {
            while (messages.hasNext()) {
                ids.add(messages.next().getMessage().getStringProperty("_AMQ_DUPL_ID"));
            }
        }
        return ids;
    }

    /** How many messages lie in a queue, or are with somebody who has not confirmed them. */
    long waiting(String queue) {
        Queue located = server.getActiveMQServer().locateQueue(queue);
        return located == null ? 0 : located.getMessageCount();
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
