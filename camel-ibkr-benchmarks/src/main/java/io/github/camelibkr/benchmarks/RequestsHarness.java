package io.github.camelibkr.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.IbkrComponent;
import io.github.camelibkr.IbkrConfiguration;
import io.github.camelibkr.Unpaced;
import io.github.camelibkr.model.ExchangeRate;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.TimeValue;

/**
 * What a call through {@code ibkr:} costs, beside plain camel-http with Jackson and beside the JDK's client with Jackson,
 * all asking the same simulator process over TLS for the same cheap answer, by turns, from one thread; IBKR's limits
 * do not bind. Then how long many bars and many positions take under IBKR's limits ({@link Paging}). Writes {@code
 * target/requests.json} and {@code target/requests.md}.
 */
public final class RequestsHarness {

    static final String IBKR = "ibkr:";
    static final String CAMEL = "camel-http and Jackson";
    static final String CAREFUL = "camel-http and Jackson, looking first whether its connection still stands";
    static final String THREADED = "camel-http and Jackson, in a thread of their own";
    static final String JDK = "JDK HttpClient and Jackson";

    private static final long TENTH = 100_000_000;
    private static final String PATH = "/v1/api/iserver/exchangerate?source=USD&target=EUR";

    private final int warmUp;
    private final int calls;
    private final int spaced;
    private final Map<String, Callable<BigDecimal>> candidates = new LinkedHashMap<>();
    /** One call after the other, and one in each tenth of a second. */
    private Durations hot;

    private Durations cool;
    private Paging paging;

    /** {@code spaced}: how many calls of each are made at the rate that IBKR allows, a tenth of a second apart. */
    RequestsHarness(int warmUp, int calls, int spaced) {
        this.warmUp = warmUp;
        this.calls = calls;
        this.spaced = spaced;
    }

    /** {@code -Dcalls=5000}, {@code -Dspaced=300}: how many of each are measured. */
    public static void main(String[] none) throws Exception {
        RequestsHarness harness =
                new RequestsHarness(4_000, Integer.getInteger("calls", 5_000), Integer.getInteger("spaced", 300));
        harness.run();
        harness.page(10_000, 1_000);
        Files.writeString(Path.of("target", "requests.md"), harness.report());
        Files.writeString(Path.of("target", "requests.json"), harness.json());
        System.out.println(harness.report());
        System.exit(0);
    }

    void run() throws Exception {
        Files.createDirectories(Path.of("target"));
        Path certificate = Path.of("target", "requests.pem");
        try (Child server = new Child(Server.class, "512m", List.of(certificate.toString()));
                CamelContext context = new DefaultCamelContext();
                CamelContext careful = new DefaultCamelContext()) {
            String[] words = server.hear();
            KeyStore trusted = trusted(certificate);
            prepare(context, words[0], words[1], trusted);
            careful.addComponent("https", careful(tls(trusted)));
            candidates.put(CAREFUL, http(careful, words[0], 0));
            candidates.put(JDK, jdk(words[0], tls(trusted)));
            // it opens the session that the others need, too
            candidates.get(IBKR).call();
            hot = new Durations(candidates.keySet(), calls);
            for (int i = -warmUp; i < calls; i++) {
                turn(i, hot, 0);
            }
            cool = new Durations(candidates.keySet(), spaced);
            for (int i = 0; i < spaced; i++) {
                turn(i, cool, TENTH);
            }
        }
    }

    /** Each once, and each as often first as the others. */
    private void turn(int index, Durations durations, long pause) throws Exception {
        List<String> names = List.copyOf(candidates.keySet());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(Math.floorMod(index + i, names.size()));
            LockSupport.parkNanos(pause);
            long start = System.nanoTime();
            BigDecimal rate = candidates.get(name).call();
            long duration = System.nanoTime() - start;
            if (rate.signum() <= 0) {
                throw new IllegalStateException(name + " has read " + rate);
            }
            durations.put(name, index, duration);
        }
    }

    private void prepare(CamelContext context, String url, String pin, KeyStore trusted) throws Exception {
        IbkrComponent ibkr = Unpaced.clocks(new IbkrComponent(), context);
        IbkrConfiguration configuration = ibkr.getConfiguration();
        configuration.setGatewayUrl(url);
        configuration.setGatewayCertificateSha256(pin);
        context.addComponent("ibkr", ibkr);
        context.getRegistry().bind("tls", parameters(context, trusted));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ibkr").to("ibkr:contract/exchangeRate?currency=USD&target=EUR");
            }
        });
        Callable<BigDecimal> http = http(context, url, 0);
        ProducerTemplate template = context.createProducerTemplate();
        candidates.put(IBKR, () -> template.requestBody("direct:ibkr", null, ExchangeRate.class)
                .rate());
        candidates.put(CAMEL, http);
        candidates.put(THREADED, http(context, url, 1));
    }

    /** As one would write it by hand; {@code threads}: that it is handed to, so that its route waits for nobody. */
    private static Callable<BigDecimal> http(CamelContext context, String url, int threads) throws Exception {
        boolean trusts = context.getRegistry().lookupByName("tls") != null;
        String name = "direct:http" + threads;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                ProcessorDefinition<?> route = from(name);
                if (threads > 0) {
                    route = route.threads(threads, threads);
                }
                route.to(url + PATH + (trusts ? "&sslContextParameters=#tls" : ""))
                        .unmarshal(new JacksonDataFormat(JsonNode.class));
            }
        });
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        return () ->
                template.requestBody(name, null, JsonNode.class).path("rate").decimalValue();
    }

    /** With a precaution of ours, as HttpClient offers it: a POST must not go into a connection that is closed. */
    private static HttpComponent careful(SSLContext tls) {
        HttpComponent http = new HttpComponent();
        http.setClientConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build());
        return http;
    }

    private static Callable<BigDecimal> jdk(String url, SSLContext tls) {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + PATH))
                .timeout(Duration.ofSeconds(30))
                .build();
        ObjectMapper jackson = new ObjectMapper();
        return () -> jackson.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .path("rate")
                .decimalValue();
    }

    private static SSLContext tls(KeyStore trusted) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    private static KeyStore trusted(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "simulator", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        return store;
    }

    private static SSLContextParameters parameters(CamelContext context, KeyStore trusted) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setCamelContext(context);
        store.setKeyStore(trusted);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }

    /** How long so many bars and so many positions take, at the limits of the real gateway. */
    void page(int bars, int positions) throws Exception {
        paging = new Paging(bars, positions);
        paging.run();
    }

    Durations hot() {
        return hot;
    }

    Durations cool() {
        return cool;
    }

    Paging paging() {
        return paging;
    }

    String report() {
        String calls = "One call after the other:\n\n" + hot.report() + "\nOne call in each tenth of a second:\n\n"
                + cool.report();
        return paging == null ? calls : calls + '\n' + paging.report();
    }

    String json() {
        return "{\"hot\":" + hot.json() + ",\"cool\":" + cool.json() + (paging == null ? "" : "," + paging.json())
                + "}\n";
    }
}
