package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * One key of a JSON body that the message brings, and that is too big, or too many, for an option.
 *
 * @param name IBKR's name for it
 * @param kind what its value must be
 * @param required whether it must be there
 */
public record BodyField(String name, Kind kind, boolean required) {

    /** What a value must be. */
    public enum Kind {
        /** Text that is not empty. */
        TEXT("text", value -> value.isTextual() && !value.asText().isBlank()),
        /** Digits, perhaps with a minus, as text. */
        DIGITS("text of digits", value -> value.isTextual() && value.asText().matches("-?\\d{1,18}")),
        /** A whole number. */
        WHOLE("a whole number", JsonNode::isIntegralNumber),
        /** A whole number, or, as IBKR's own examples have it, its digits as text. */
        ID(
                "a whole number",
                value -> value.isIntegralNumber()
                        || value.isTextual() && value.asText().matches("\\d{1,20}")),
        /** true or false. */
        FLAG("true or false", JsonNode::isBoolean),
        /** 0 or 1, as IBKR writes some of its flags (quirk 82). */
        BIT("0 or 1", value -> value.isIntegralNumber() && (value.asLong() == 0 || value.asLong() == 1)),
        /** Several of something. */
        LIST("a list", JsonNode::isArray),
        /** Several weights: each between -1 and 1, since IBKR would take 50 for 5,000 per cent (quirk 116). */
        FRACTIONS("a list of targets that are fractions of 1, not per cent", Kind::areFractions);

        private final String description;
        private final Predicate<JsonNode> form;

        Kind(String description, Predicate<JsonNode> form) {
            this.description = description;
            this.form = form;
        }

        /** For an error text: what a value should be. */
        public String description() {
            return description;
        }

        /** Whether a value is of this kind. */
        public boolean matches(JsonNode value) {
            return form.test(value);
        }

        private static boolean areFractions(JsonNode list) {
            for (Iterator<JsonNode> rows = list.elements(); rows.hasNext(); ) {
                JsonNode target = rows.next().path("target");
                if (!target.isNumber() || target.decimalValue().abs().compareTo(BigDecimal.ONE) > 0) {
                    return false;
                }
            }
            return list.isArray();
        }
    }
}
