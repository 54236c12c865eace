package io.github.camelibkr.gateway;

import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import java.io.IOException;
import java.io.OutputStream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request and waits for its answer. Nothing is ever sent twice, redirects are not followed, cookies are not
 * kept. It blocks, so it is called from the pool in {@link Gateway} only.
 */
final class GatewayHttp {

    private static final String USER_AGENT = "camel-ibkr";

    private final GatewayUrl url;
    private final Timers timers;
    private final boolean pinned;
    private final GatewayHttpComponent http;
    private final HttpEndpoint endpoint;
    private final CloseableHttpClient client;
    private final RequestConfig config;

    GatewayHttp(CamelContext context, GatewaySettings settings, GatewayTls tls, Timers timers) throws Exception {
        this.url = settings.url();
        this.timers = timers;
        this.pinned = !settings.certificatePins().isEmpty();
        http = new GatewayHttpComponent(context, settings, tls);
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
                    .setUserAgent(USER_AGENT);
        });
        ServiceHelper.startService(endpoint);
        client = (CloseableHttpClient) endpoint.getHttpClient();
        config = ((Configurable) client).getConfig();
    }

    /**
     * Sends a request, once.
     *
     * @throws NotConnectedException if it is certain that the request did not leave
     * @throws NoAnswerException if it may have left
     */
    Answer execute(Request request) throws IbkrException {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), url.rest(request.path()));
        Body body = new Body(request.body() == null ? new byte[0] : request.body());
        if (request.body() != null
                || request.method().equals("POST")
                || request.method().equals("PUT")) {
            message.setEntity(body);
        }
        message.setHeader("Accept", "*/*");
        Timeout silence =
                Timeout.ofMilliseconds(request.patience().requestTimeout().toMillis());
        message.setConfig(RequestConfig.copy(config).setResponseTimeout(silence).build());
        // the client's own time-out is per read: an answer that trickles would never meet it
        Timers.Alarm deadline = timers.after(request.patience().requestTimeout(), message::cancel);
        try {
            return client.execute(message, GatewayHttp::answer);
        } catch (IOException | RuntimeException e) {
            throw explain(request, e, message.isCancelled(), message.getEntity() != null && !body.leaving);
        } finally {
            deadline.cancel();
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : EntityUtils.toByteArray(response.getEntity(), IbkrJson.MAX_DOCUMENT);
        return new Answer(response.getCode(), body == null ? new byte[0] : body);
    }

    private IbkrException explain(Request request, Exception e, boolean late, boolean bodyStayed) {
        // what hangs on the body cannot have happened without it
        if (bodyStayed || NotSent.proves(e)) {
            return new NotConnectedException(
                    request.operation() + " was not sent: no connection to the gateway at " + url + " ("
                            + NotSent.reason(e) + ")" + advice(e),
                    NotSent.harmless(e));
        }
        String what = late || e instanceof java.net.SocketTimeoutException
                ? "no answer within " + request.patience().requestTimeout().toMillis() + " ms"
                : "the answer was lost (" + NotSent.reason(e) + ")";
        return new NoAnswerException(
                request.operation() + ": " + what + "; whether IBKR acted on it is unknown", NotSent.harmless(e));
    }

    private String advice(Exception e) {
        return e instanceof SSLHandshakeException && !pinned
                ? "; if its certificate is its own, pin it with gatewayCertificateSha256"
                : "";
    }

    void close() {
        ServiceHelper.stopService(endpoint, http);
    }

    /** Knows whether it has begun to leave: a body that has not cannot have placed an order. */
    private static final class Body extends HttpEntityWrapper {

        private volatile boolean leaving;

        Body(byte[] bytes) {
            // a known length: the gateway drops a chunked body without a word
            super(new ByteArrayEntity(bytes, bytes.length == 0 ? null : ContentType.APPLICATION_JSON));
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            leaving = true;
            super.writeTo(out);
        }
    }
}
