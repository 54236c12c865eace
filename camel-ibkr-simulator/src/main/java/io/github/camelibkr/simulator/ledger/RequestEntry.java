package io.github.camelibkr.simulator.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * One HTTP request as it arrived.
 *
 * @param sequence 1, 2, 3… in order of arrival
 * @param arrivalNanos monotonic reading when its head had been read
 * @param at time of day of the same moment
 * @param api whether it was a REST request of the API (no websocket handshake, none of the simulator's own pages)
 * @param status status answered; 0 while there is no answer, or if there never was one
 */
public record RequestEntry(
        long sequence,
        long arrivalNanos,
        Instant at,
        boolean api,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body,
        int status) {

    /** Whether it is a submission of orders; a what-if is none. */
    boolean placesOrders() {
        return api && method.equals("POST") && path.matches(".*/iserver/account/[^/]+/orders/?");
    }

    RequestEntry withBody(String read) {
        return new RequestEntry(sequence, arrivalNanos, at, api, method, path, query, headers, read, status);
    }

    RequestEntry withStatus(int answered) {
        return new RequestEntry(sequence, arrivalNanos, at, api, method, path, query, headers, body, answered);
    }
}
