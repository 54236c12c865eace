package io.github.camelibkr.wire;

import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.JsonReader;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import java.io.IOException;
import java.io.OutputStream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request and waits for its answer. Nothing is ever sent twice, redirects are not followed, cookies are not
 * kept. It blocks, so it is called from the pools of {@link Gateway} only.
 */
public final class GatewayHttp {

    /** How many requests can be under way at once. */
    public static final int CONNECTIONS = GatewayHttpComponent.CONNECTIONS;

    private static final String USER_AGENT = "camel-ibkr";
    /** What is sent, for {@link #lastLook}. */
    private static final String LAST_LOOK = "camel-ibkr-last-look";

    private final GatewayUrl url;
    private final boolean pinned;
    private final int largest;
    private final JsonReader reader;
    private final GatewayHttpComponent http;
    private final HttpEndpoint endpoint;
    private final CloseableHttpClient client;
    private final RequestConfig config;
    private volatile boolean closing;

    /** Set up as the user's own {@code http} component, then hardened. */
    public GatewayHttp(CamelContext context, GatewayUrl url, Limits limits, GatewayTls tls) throws Exception {
        this.url = url;
        this.pinned = tls.isPinned();
        this.largest = limits.json().document();
        this.reader = new JsonReader(limits.json());
        http = new GatewayHttpComponent(context, url, limits, tls);
        ServiceHelper.startService(http);
        endpoint = http.endpoint(url);
        HttpClientConfigurer users = endpoint.getHttpClientConfigurer();
        endpoint.setHttpClientConfigurer(builder -> {
            if (users != null) {
                users.configureHttpClient(builder);
            }
            // last, so that it holds whatever was set before
            builder.disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableContentCompression()
                    .setUserAgent(USER_AGENT)
                    .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), LAST_LOOK, GatewayHttp::lastLook);
        });
        ServiceHelper.startService(endpoint);
        client = (CloseableHttpClient) endpoint.getHttpClient();
        config = ((Configurable) client).getConfig();
    }

    /** The connection stands, and not even the head has left: what must not leave leaves no trace. */
    private static ClassicHttpResponse lastLook(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain next)
            throws IOException, HttpException {
        Body body = (Body) scope.clientContext.getAttribute(LAST_LOOK);
        if (body == null) {
            return next.proceed(request, scope);
        }
        body.open();
        try {
            return next.proceed(request, scope);
        } finally {
            body.shut();
        }
    }

    /** One request, ready to be sent once. */
    public Flight flight(Request request) {
        return new Flight(request);
    }

    /**
     * Closes the connections that wait for their next request: where one has gone silent, others may be as dead, and
     * what is sent next, on a new one, shows whether anybody is there.
     */
    public void distrustIdleConnections() {
        http.closeIdle();
    }

    /** One request on its way. */
    public final class Flight {

        private final Request request;
        private final HttpUriRequestBase message;
        private final Body body;
        private volatile boolean answering;

        private Flight(Request request) {
            this.request = request;
            message = new HttpUriRequestBase(request.method(), url.rest(request.path()));
            body = new Body(request.body() == null ? new byte[0] : request.body(), request.departure());
            if (request.body() != null
                    || request.method().equals("POST")
                    || request.method().equals("PUT")) {
                message.setEntity(body);
            }
            message.setHeader("Accept", "*/*");
            // deadlines are the caller's; the connection itself is patient, since only its peer can say that it is over
            message.setConfig(RequestConfig.copy(config)
                    .setResponseTimeout(Timeout.DISABLED)
                    .build());
        }

        /**
         * Sends it and waits for its answer, however long that takes.
         *
         * @throws NotConnectedException if it is certain that the request did not leave
         * @throws NoAnswerException if it may have left
         * @throws IbkrException if its {@link Departure} forbade it: nothing has left then
         */
        public Answer take() throws IbkrException {
            HttpClientContext context = HttpClientContext.create();
            context.setAttribute(LAST_LOOK, body);
            try {
                return client.execute(message, context, response -> {
                    answering = true;
                    return answer(response);
                });
            } catch (IOException | RuntimeException e) {
                throw explain(e);
            }
        }

        /** Gives up; {@link #take} ends. */
        public void cancel() {
            message.cancel();
        }

        /** Whether it was we who ended it. */
        public boolean isCancelled() {
            return closing || message.isCancelled();
        }

        /** Whether the answer has begun: then the request has certainly arrived. */
        public boolean isAnswering() {
            return answering;
        }

        /** Whether it is certain that nothing has left yet. */
        public boolean hasStayed() {
            return message.getEntity() != null && !body.leaving;
        }

        private IbkrException explain(Exception e) {
            if (body.forbidden != null) {
                return body.forbidden;
            }
            // what hangs on the body cannot have happened without it, and no failure takes back what has left
            if (message.getEntity() == null ? NotSent.proves(e) : hasStayed()) {
                String text = request.operation() + " was not sent: no connection to the gateway at " + url + " ("
                        + NotSent.reason(e) + ")" + advice(e);
                return PinnedTrust.isRefusal(e)
                        ? new CertificateRefusedException(text, NotSent.harmless(e))
                        : new NotConnectedException(text, NotSent.harmless(e));
            }
            return new NoAnswerException(
                    request.operation() + ": the answer was lost (" + NotSent.reason(e)
                            + "); whether IBKR acted on it is unknown",
                    NotSent.harmless(e));
        }
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        byte[] body =
                response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity(), largest + 1);
        if (body != null && body.length > largest) {
            throw new ContentTooLongException("the answer is longer than %d bytes (maxAnswerSize)", largest);
        }
        return new Answer(response.getCode(), body == null ? new byte[0] : body, reader);
    }

    private String advice(Exception e) {
        return e instanceof SSLHandshakeException && !pinned
                ? "; if its certificate is its own, pin it with gatewayCertificateSha256"
                : "";
    }

    /** Ends all connections, also those on which somebody waits. */
    public void close() {
        closing = true;
        ServiceHelper.stopService(endpoint, http);
    }

    /** Knows whether it has begun to leave: a body that has not cannot have placed an order. */
    private static final class Body extends HttpEntityWrapper {

        private final Departure departure;
        private volatile boolean leaving;
        /** Why it must not leave; null if it may. */
        private volatile IbkrException forbidden;
        /** Open from the last look until the last byte; only the thread that sends has to do with it. */
        private Departure.Gate gate = NONE;

        private static final Departure.Gate NONE = () -> {};

        Body(byte[] bytes, Departure departure) {
            // a known length: the gateway drops a chunked body without a word
            super(new ByteArrayEntity(bytes, bytes.length == 0 ? null : ContentType.APPLICATION_JSON));
            this.departure = departure;
        }

        void open() throws IOException {
            if (departure == null) {
                return;
            }
            try {
                gate = departure.open();
            } catch (IbkrException e) {
                forbidden = e;
                throw new IOException("it must not leave", e);
            }
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            leaving = true;
            super.writeTo(out);
            if (gate != NONE) {
                // the gate is shut behind the last byte
                out.flush();
                shut();
            }
        }

        void shut() {
            Departure.Gate open = gate;
            gate = NONE;
            open.close();
        }
    }
}
