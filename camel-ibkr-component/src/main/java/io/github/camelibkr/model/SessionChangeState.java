package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** What is known of the brokerage session from {@code sts}. Not thread-safe. */
public final class SessionChangeState {

    private final NamedValues values = new NamedValues(Map.of());

    /**
     * Takes in a frame: a field that is not there has not changed.
     *
     * @return whether anything is different now
     */
    public boolean merge(JsonNode frame) {
        return values.merge(frame.path("args"), Set.of("username"));
    }

    /** As it stands; what changes from now on counts for the next. */
    public SessionChange take() {
        return new SessionChange(
                values.flag("authenticated"),
                values.flag("connected"),
                values.flag("established"),
                values.flag("competing"),
                values.text("message"),
                values.text("fail"),
                values.text("serverName"),
                values.text("serverVersion"),
                values.takeChanged());
    }
}
