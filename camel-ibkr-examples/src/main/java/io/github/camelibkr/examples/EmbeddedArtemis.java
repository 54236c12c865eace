package io.github.camelibkr.examples;

import java.net.URI;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A real Artemis broker inside this JVM: loopback only, queues made as needed, nothing kept at the end. */
public final class EmbeddedArtemis implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final EmbeddedActiveMQ broker;
    private final int port;

    private EmbeddedArtemis(EmbeddedActiveMQ broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /** Starts a broker on a free port. */
    public static EmbeddedArtemis start() throws Exception {
        TransportConfiguration tcp = new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), Map.of("host", HOST, "port", 0), "tcp");
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration(tcp)
                .addAcceptorConfiguration("in-vm", "vm://0")
                .addAddressSetting("#", addresses()));
        broker.start();
        NettyAcceptor acceptor =
                (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("tcp");
        return new EmbeddedArtemis(broker, acceptor.getActualPort());
    }

    /** The address for clients outside of this JVM too. */
    public URI url() {
        return URI.create("tcp://" + HOST + ":" + port);
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded Artemis did not stop", e);
        }
    }

    /** Queues appear when first used and stay, so that a message is there for whoever looks later. */
    private static AddressSettings addresses() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of("DLQ"))
                .setExpiryAddress(SimpleString.of("ExpiryQueue"))
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false);
    }
}
