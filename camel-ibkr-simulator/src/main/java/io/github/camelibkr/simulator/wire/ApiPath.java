package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.session.LoginPage;

/** Where a request path leads: to the API, to the login page, to the simulator's own pages, or nowhere. */
record ApiPath(Place place, String path) {

    enum Place {
        API,
        SIMULATOR,
        LOGIN,
        NOWHERE
    }

    /** Clients write trailing and doubled slashes; {@code /v1/portal} is the gateway's other name for the API. */
    static ApiPath of(String raw) {
        String path = raw.replaceAll("/{2,}", "/").replaceAll("/$", "");
        for (String prefix : new String[] {"/v1/api", "/v1/portal"}) {
            if (path.startsWith(prefix + "/")) {
                return new ApiPath(Place.API, path.substring(prefix.length()));
            }
        }
        if (path.startsWith("/simulator/")) {
            return new ApiPath(Place.SIMULATOR, path);
        }
        if (path.isEmpty()) {
            return new ApiPath(Place.LOGIN, LoginPage.PATH);
        }
        if (path.equals(LoginPage.PATH) || path.equals(LoginPage.DISPATCHER)) {
            return new ApiPath(Place.LOGIN, path);
        }
        return new ApiPath(Place.NOWHERE, path);
    }
}
