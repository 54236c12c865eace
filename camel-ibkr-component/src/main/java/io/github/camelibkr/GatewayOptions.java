package io.github.camelibkr;

import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.gateway.Competing;
import io.github.camelibkr.gateway.GatewaySettings;
import io.github.camelibkr.gateway.GatewaySettings.Conduct;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.gateway.Region;
import io.github.camelibkr.model.JsonLimits;
import io.github.camelibkr.wire.GatewayUrl;
import io.github.camelibkr.wire.Limits;
import io.github.camelibkr.wire.Trust;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options of a gateway: all endpoints that name its URL must agree on them, so they are best set on the component. */
@UriParams
public abstract class GatewayOptions {

    /** IBKR takes no more at once (quirk 54). */
    private static final int MOST_SUPPRESSED = 51;

    private static final double SMALLEST_SHARE = 0.25;

    @UriParam(
            label = "common",
            defaultValue = IbkrConfiguration.DEFAULT_GATEWAY,
            description = "Where the gateway is: scheme, host and port. Without TLS (http) only on this machine.")
    private String gatewayUrl = IbkrConfiguration.DEFAULT_GATEWAY;

    @UriParam(
            label = "security",
            description = "SHA-256 fingerprint of the gateway's certificate, in hexadecimal with or without colons;"
                    + " several, separated by commas, while a certificate is being changed. Only these are trusted.")
    private String gatewayCertificateSha256;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether to trust the certificate that comes with the gateway. Everybody has its private key,"
                    + " so this is for a gateway on this machine only; better give the gateway one of its own.")
    private boolean allowShippedCertificate;

    @UriParam(
            label = "security",
            description = "Trust for a gateway whose certificate a CA has issued, instead of gatewayCertificateSha256.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "common",
            defaultValue = "false",
            description =
                    "Whether a route fails to start if the session is not open within maxWait. By default it starts,"
                            + " and goes to work once the session is open.")
    private boolean failOnStartup;

    @UriParam(
            label = "common",
            defaultValue = "yield",
            enums = "yield,take,stop",
            description =
                    "What happens when the same user is logged in elsewhere, which takes the session away: yield lets"
                            + " the other one have it, and goes on when it is free; take takes it back, no more than once in 15"
                            + " minutes; stop does nothing until resume is called by JMX or the context is restarted.")
    private Competing competing = Competing.yield;

    @UriParam(
            label = "common",
            enums = "america,europe,asia",
            description =
                    "Where IBKR keeps the login. The nightly reset at midnight there is then expected: reported as"
                            + " maintenance, and waited for patiently. Default: no outage is expected.")
    private Region region;

    @UriParam(
            label = "common",
            defaultValue = "1",
            description =
                    "The part of IBKR's limit of 10 requests a second that this process may use, from 0.25 to 1; for"
                            + " several processes behind one address.")
    private double rateShare = 1;

    @UriParam(
            label = "common",
            description = "Ids of questions about orders, such as o163,o354, that IBKR is told not to ask, at the start"
                    + " of every brokerage session: it takes them as answered with yes.")
    private String suppress;

    @UriParam(
            label = "timeout",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "How long a connection to the gateway may take, TLS included.")
    private long connectTimeout = 5_000;

    @UriParam(
            label = "timeout",
            defaultValue = "12000",
            javaType = "java.time.Duration",
            description = "How long it may take until the answer to a request begins.")
    private long firstByteTimeout = 12_000;

    @UriParam(
            label = "advanced",
            defaultValue = "1048576",
            description =
                    "The longest websocket frame that is read, in bytes. A topic that exceeds it twice is given up.")
    private int maxFrameSize = 1_048_576;

    @UriParam(
            label = "advanced",
            defaultValue = "4194304",
            description =
                    "The longest websocket message that is read, in bytes. A topic that exceeds it twice is given up.")
    private int maxMessageSize = 4_194_304;

    @UriParam(
            label = "advanced",
            defaultValue = "8388608",
            description = "The longest answer to a request that is read, in bytes.")
    private int maxAnswerSize = 8_388_608;

    @UriParam(
            label = "advanced",
            defaultValue = "65536",
            description = "The longest header line of an answer, in bytes.")
    private int maxHeaderSize = 65_536;

    @UriParam(label = "advanced", defaultValue = "32", description = "How deep JSON from the gateway may be nested.")
    private int maxNesting = 32;

    @UriParam(
            label = "advanced",
            defaultValue = "64",
            description = "How many characters a number in JSON from the gateway may have.")
    private int maxNumberLength = 64;

    /** The options as the gateway takes them; fails if they make no sense. */
    GatewaySettings settings(Rhythm rhythm) {
        if (rateShare < SMALLEST_SHARE || rateShare > 1) {
            throw new IllegalArgumentException("rateShare must be from 0.25 to 1, not " + rateShare);
        }
        for (long positive : new long[] {
            connectTimeout,
            firstByteTimeout,
            maxFrameSize,
            maxMessageSize,
            maxAnswerSize,
            maxHeaderSize,
            maxNesting,
            maxNumberLength
        }) {
            if (positive <= 0) {
                throw new IllegalArgumentException("connectTimeout, firstByteTimeout, maxFrameSize, maxMessageSize,"
                        + " maxAnswerSize, maxHeaderSize, maxNesting and maxNumberLength must be positive");
            }
        }
        return new GatewaySettings(
                GatewayUrl.parse(gatewayUrl),
                new Trust(
                        split(gatewayCertificateSha256).sorted().toList(),
                        allowShippedCertificate,
                        sslContextParameters),
                new Limits(
                        maxFrameSize,
                        maxMessageSize,
                        maxHeaderSize,
                        new JsonLimits(maxAnswerSize, maxNesting, maxNumberLength),
                        Duration.ofMillis(connectTimeout),
                        Duration.ofMillis(firstByteTimeout)),
                new Conduct(competing, region, rateShare, suppressed()),
                rhythm);
    }

    private Set<String> suppressed() {
        Set<String> ids = split(suppress).collect(Collectors.toCollection(TreeSet::new));
        for (String id : ids) {
            if (!Parameter.Type.MESSAGE_IDS.matches(id)) {
                throw new IllegalArgumentException(
                        "suppress must be " + Parameter.Type.MESSAGE_IDS.description() + ", not '" + id + "'");
            }
        }
        if (ids.size() > MOST_SUPPRESSED) {
            throw new IllegalArgumentException(
                    "suppress may name " + MOST_SUPPRESSED + " questions at most, not " + ids.size());
        }
        return ids;
    }

    /** The items of a list with commas; none if it is null. */
    static Stream<String> split(String list) {
        return list == null
                ? Stream.empty()
                : Arrays.stream(list.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }

    public String getGatewayUrl() {
        return gatewayUrl;
    }

    public void setGatewayUrl(String gatewayUrl) {
        this.gatewayUrl = gatewayUrl;
    }

    public String getGatewayCertificateSha256() {
        return gatewayCertificateSha256;
    }

    public void setGatewayCertificateSha256(String gatewayCertificateSha256) {
        this.gatewayCertificateSha256 = gatewayCertificateSha256;
    }

    public boolean isAllowShippedCertificate() {
        return allowShippedCertificate;
    }

    public void setAllowShippedCertificate(boolean allowShippedCertificate) {
        this.allowShippedCertificate = allowShippedCertificate;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isFailOnStartup() {
        return failOnStartup;
    }

    public void setFailOnStartup(boolean failOnStartup) {
        this.failOnStartup = failOnStartup;
    }

    public Competing getCompeting() {
        return competing;
    }

    public void setCompeting(Competing competing) {
        this.competing = competing;
    }

    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }

    public String getSuppress() {
        return suppress;
    }

    public void setSuppress(String suppress) {
        this.suppress = suppress;
    }

    public double getRateShare() {
        return rateShare;
    }

    public void setRateShare(double rateShare) {
        this.rateShare = rateShare;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getFirstByteTimeout() {
        return firstByteTimeout;
    }

    public void setFirstByteTimeout(long firstByteTimeout) {
        this.firstByteTimeout = firstByteTimeout;
    }

    public int getMaxFrameSize() {
        return maxFrameSize;
    }

    public void setMaxFrameSize(int maxFrameSize) {
        this.maxFrameSize = maxFrameSize;
    }

    public int getMaxMessageSize() {
        return maxMessageSize;
    }

    public void setMaxMessageSize(int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    public int getMaxAnswerSize() {
        return maxAnswerSize;
    }

    public void setMaxAnswerSize(int maxAnswerSize) {
        this.maxAnswerSize = maxAnswerSize;
    }

    public int getMaxHeaderSize() {
        return maxHeaderSize;
    }

    public void setMaxHeaderSize(int maxHeaderSize) {
        this.maxHeaderSize = maxHeaderSize;
    }

    public int getMaxNesting() {
        return maxNesting;
    }

    public void setMaxNesting(int maxNesting) {
        this.maxNesting = maxNesting;
    }

    public int getMaxNumberLength() {
        return maxNumberLength;
    }

    public void setMaxNumberLength(int maxNumberLength) {
        this.maxNumberLength = maxNumberLength;
    }
}
