package io.github.camelibkr.simulator.session;

import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import io.github.camelibkr.simulator.wire.Wire;
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
    private final Wire wire;

    /**
     * The page of this session. The servers themselves answer a login with a redirect and the session's cookie; the
     * gateway program makes its {@code Client login succeeds} of that.
     */
    public LoginPage(Session session, Wire wire) {
        this.session = session;
        this.wire = wire;
    }

    /** The rows; their paths begin at the root of the gateway. */
    public List<Row> rows() {
        return List.of(
                Row.get(PATH, this::form), Row.post(DISPATCHER, this::dispatch), Row.get(DISPATCHER, this::dispatch));
    }

    private Answer form(Request request) {
        if (!session.isLoggedIn()) {
            return html(FORM);
        }
        return wire == Wire.GATEWAY ? leadingOn(success()) : success();
    }

    private Answer dispatch(Request request) {
        if (!session.isLoggedIn()) {
            session.login();
        }
        return switch (wire) {
            case UPSTREAM -> leadingOn(Answer.empty(302));
            case GATEWAY -> leadingOn(success());
            case STANDARD, DIRECT -> success();
        };
    }

    private Answer leadingOn(Answer answer) {
        return answer.with("Location", PATH).with("Set-Cookie", "api=" + session.id() + "; Path=/");
    }

    private static Answer success() {
        return html("Client login succeeds");
    }

    private static Answer html(String body) {
        return new Answer(200, "text/html;charset=utf-8", body, Map.of(), Duration.ZERO);
    }
}
