package io.github.camelibkr.simulator.session;

import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The page on which a person logs in: any name will do, and who is logged in already is told so at once. */
public final class LoginPage {

    /** Where the page is. */
    public static final String PATH = "/sso/Login";

    /** Where its button leads. */
    public static final String DISPATCHER = "/sso/Dispatcher";

    private static final String FORM =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Simulated gateway login</title></head>
            <body>
            <h1>Simulated gateway</h1>
            <p>Any name and any password will do; nothing leaves this machine.</p>
            <form method="post" action="%s">
            <label>User name <input name="username" autocomplete="off" autofocus></label>
            <label>Password <input name="password" type="password" autocomplete="off"></label>
            <button type="submit">Log in</button>
            </form>
            </body>
            </html>
            """
                    .formatted(DISPATCHER);

    private final Session session;
    private final boolean upstream;
    private final String cookie;

    /**
     * The page of this session. As the upstream of the gateway program it answers a login with a redirect and the
     * session's cookie: the program makes its {@code Client login succeeds} of that by itself.
     */
    public LoginPage(Session session, boolean upstream, String cookie) {
        this.session = session;
        this.upstream = upstream;
        this.cookie = cookie;
    }

    /** The rows; their paths begin at the root of the gateway. */
    public List<Row> rows() {
        return List.of(
                Row.get(PATH, this::form), Row.post(DISPATCHER, this::dispatch), Row.get(DISPATCHER, this::dispatch));
    }

    private Answer form(Request request) {
        return session.isLoggedIn() ? success() : html(FORM);
    }

    private Answer dispatch(Request request) {
        if (!session.isLoggedIn()) {
            session.login();
        }
        return upstream
                ? Answer.empty(302).with("Location", "/").with("Set-Cookie", "api=" + cookie + "; Path=/")
                : success();
    }

    private static Answer success() {
        return html("Client login succeeds");
    }

    private static Answer html(String body) {
        return new Answer(200, "text/html;charset=utf-8", body, Map.of(), Duration.ZERO);
    }
}
