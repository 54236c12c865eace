package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Request;
import java.util.function.Function;

/**
 * The historical data farm ({@code hmds}) and the bridge to it. Until the bridge is up its paths are unknown; whoever
 * asks for it, or runs into that first 404, brings it up.
 */
public final class DataFarm implements Session.Listener {

    private boolean bridge;

    @Override
    public void brokerageDown() {
        bridge = false;
    }

    /** Brings the bridge up. */
    void connect() {
        bridge = true;
    }

    /** A handler that can be reached over the bridge only. */
    public Function<Request, Answer> behindBridge(Function<Request, Answer> handler) {
        return request -> {
            if (bridge) {
                return handler.apply(request);
            }
            connect();
            return Answer.unknownPath();
        };
    }
}
