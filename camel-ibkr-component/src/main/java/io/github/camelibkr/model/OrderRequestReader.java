package io.github.camelibkr.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.Map;

/** Reads an order from what a person or another system wrote, strictly, and says in plain words what is wrong. */
public final class OrderRequestReader {

    /** An order is small; a larger body is a mistake. In bytes. */
    public static final int MAX_BODY = 64 << 10;

    private OrderRequestReader() {}

    /**
     * Reads JSON text.
     *
     * @throws InvalidOrderException if it is not one order
     */
    public static OrderRequest read(byte[] json) throws InvalidOrderException {
        if (json.length > MAX_BODY) {
            throw invalid("the body has " + json.length + " bytes, an order has at most " + MAX_BODY, null);
        }
        JsonNode tree;
        try {
            tree = IbkrJson.strict().readTree(json);
        } catch (NumberFormatException e) {
            throw invalid("a number is out of range: " + OrderRequestTree.RANGE, e);
        } catch (IOException e) {
            throw invalid(explain(e), e);
        }
        if (tree == null || tree.isMissingNode()) {
            throw invalid("the body is empty", null);
        }
        return read(tree);
    }

    /**
     * Reads a map, as it comes from a JMS MapMessage or from {@code unmarshal}.
     *
     * @throws InvalidOrderException if it is not one order
     */
    public static OrderRequest read(Map<?, ?> map) throws InvalidOrderException {
        try {
            return read(OrderRequestTree.of(map));
        } catch (IllegalArgumentException e) {
            throw invalid("the map holds what cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a JSON tree.
     *
     * @throws InvalidOrderException if it is not one order
     */
    public static OrderRequest read(JsonNode tree) throws InvalidOrderException {
        String wrong = OrderRequestTree.firstError(tree);
        try {
            if (wrong == null) {
                return IbkrJson.strict().treeToValue(tree, OrderRequest.class);
            }
        } catch (IOException e) {
            throw invalid(explain(e), e);
        }
        throw new InvalidOrderException(
                "not an order: " + wrong,
                OrderRequestTree.text(tree, "accountId"),
                OrderRequestTree.text(tree, "clientOrderId"),
                null);
    }

    private static String explain(IOException e) {
        if (e instanceof StreamConstraintsException limit) {
            return "a limit is exceeded: " + firstSentence(limit).replaceAll(", from `[^`]*`", "");
        }
        if (e instanceof JsonEOFException half) {
            return "the JSON ends in the middle" + where(half) + "; is the rest missing?";
        }
        if (e instanceof StreamReadException syntax) {
            String text = firstSentence(syntax);
            if (text.startsWith("Duplicate field")) {
                return "duplicate key " + text.substring("Duplicate field ".length());
            }
            if (text.startsWith("Non-standard token")) {
                return text.substring("Non-standard token ".length()).split(":")[0] + " is not a JSON number";
            }
            return "not valid JSON" + where(syntax);
        }
        if (e instanceof MismatchedInputException
                && firstSentence((MismatchedInputException) e).startsWith("Trailing")) {
            return "something follows the first JSON object; a message holds one order";
        }
        return "not valid JSON: " + (e instanceof JsonProcessingException json ? firstSentence(json) : e.getMessage());
    }

    private static String where(JsonProcessingException e) {
        var place = e.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static String firstSentence(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static InvalidOrderException invalid(String what, Throwable cause) {
        return new InvalidOrderException("not an order: " + what, null, null, cause);
    }
}
