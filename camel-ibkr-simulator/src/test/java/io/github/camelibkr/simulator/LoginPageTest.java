package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPageTest {

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.autoLogin(false).pacing(false).establishDelay(Duration.ZERO));

    private RestClient rest;

    @BeforeEach
    void connect() {
        rest = new RestClient(gateway.simulator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sso/Login", "/sso/Login?forwardTo=22&RL=1&ip2loc=US"})
    void thePage_hasAFormThatLogsIn(String path) {
        HttpResponse<String> page = browse("GET", path, "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("<form method=\"post\" action=\"/sso/Dispatcher\">", "<button type=\"submit\">");
        assertThat(rest.get("/sso/validate").statusCode()).isEqualTo(401);
    }

    @Test
    void itsButton_endsInSuccess_andOpensTheWebLayerOnly() {
        HttpResponse<String> result = browse("POST", "/sso/Dispatcher", "username=anybody&password=x");

        assertThat(result.body()).endsWith("Client login succeeds");
        assertThat(rest.get("/sso/validate").statusCode()).isEqualTo(200);
        assertThat(rest.get("/iserver/accounts").statusCode()).isEqualTo(400);
        rest.ready();
        assertThat(rest.get("/iserver/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsLoggedInAlready_keepsTheSession() {
        browse("POST", "/sso/Dispatcher", "username=anybody");
        String session = gateway.simulator().session().id();

        assertThat(browse("GET", "/", "").body()).endsWith("Client login succeeds");
        assertThat(browse("POST", "/sso/Dispatcher", "username=another").body()).endsWith("Client login succeeds");

        assertThat(gateway.simulator().session().id()).isEqualTo(session);
    }

    @Test
    void afterTheEndOfASession_thePageBeginsANewOne() {
        browse("POST", "/sso/Dispatcher", "username=anybody");
        String first = gateway.simulator().session().id();
        gateway.simulator().session().expire();

        assertThat(browse("GET", "/", "").body()).contains("<form");
        browse("POST", "/sso/Dispatcher", "username=anybody");

        assertThat(rest.json("/tickle").path("session").asText()).hasSize(32).isNotEqualTo(first);
    }

    private HttpResponse<String> browse(String method, String path, String body) {
        return rest.send(method, path, BodyPublishers.ofString(body), Duration.ofSeconds(5));
    }
}
