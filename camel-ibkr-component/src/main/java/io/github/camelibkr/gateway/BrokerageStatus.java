package io.github.camelibkr.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What IBKR has said of the brokerage session, over REST or as {@code sts}. What is not said is as it was: {@code sts}
 * tells only what changed, and old builds leave out fields (quirks 13 and 21).
 *
 * @param authenticated null: never said
 * @param connected null: never said
 * @param established null: never said
 * @param competing null: never said
 */
record BrokerageStatus(Boolean authenticated, Boolean connected, Boolean established, Boolean competing) {

    static final BrokerageStatus UNKNOWN = new BrokerageStatus(null, null, null, null);

    /** With what a new word changes. */
    BrokerageStatus merge(JsonNode word) {
        return new BrokerageStatus(
                flag(word.path("authenticated"), authenticated),
                flag(word.path("connected"), connected),
                flag(word.path("established"), established),
                flag(word.path("competing"), competing));
    }

    /** Some builds send text. */
    private static Boolean flag(JsonNode said, Boolean before) {
        if (said.isBoolean()) {
            return said.booleanValue();
        }
        return said.isTextual() && said.asText().matches("true|false") ? Boolean.valueOf(said.asText()) : before;
    }

    /** Whether requests and streams work. */
    boolean isUp() {
        return Boolean.TRUE.equals(authenticated)
                && !Boolean.FALSE.equals(connected)
                && !Boolean.FALSE.equals(established);
    }

    /** Whether IBKR has said that it is not there. */
    boolean isDown() {
        return Boolean.FALSE.equals(authenticated);
    }

    /** Whether another login of the same user holds it. */
    boolean isTaken() {
        return Boolean.TRUE.equals(competing) && !isUp();
    }
}
