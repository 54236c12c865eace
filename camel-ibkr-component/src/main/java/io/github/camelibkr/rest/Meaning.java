package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.BadRequestException;
import io.github.camelibkr.model.NotFoundException;
import io.github.camelibkr.model.NotPermittedException;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.SessionLostException;
import io.github.camelibkr.model.TooManyRequestsException;
import io.github.camelibkr.model.UnavailableException;
import io.github.camelibkr.wire.Answer;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** What an error means. Neither the status nor the text says so alone: the table does. */
enum Meaning {
    SESSION_LOST("the session is being opened again; try again in a moment"),
    TOO_MANY_REQUESTS(null),
    NOT_FOUND("make sure that what it names exists"),
    BAD_REQUEST("change the request; sent again as it is, it will fail again"),
    NOT_PERMITTED("the login or this kind of account may not do that"),
    UNAVAILABLE("it may work in a few seconds"),
    UNCLEAR(null);

    /**
     * Where the usual meaning of a status is wrong; the first row that fits counts.
     *
     * @param inJson whether only IBKR's own words count: a page of whatever stands between knows nothing of contracts and
     *     orders
     */
    private record Row(Pattern operation, Pattern status, Pattern text, boolean inJson, Meaning meaning) {

        boolean fits(Operation called, Answer answer, String error) {
            return operation.matcher(called.name()).matches()
                    && status.matcher(Integer.toString(answer.status())).matches()
                    && (error != null || !inJson)
                    && text.matcher(error == null ? answer.text() : error).matches();
        }
    }

    private static final List<Row> TABLE = List.of(
            // quirks 16 and 19, also with status 200
            row(".*", "401", ".*", SESSION_LOST),
            row(
                    ".*",
                    ".*",
                    ".*(no bridge|Init session first|not authenticated|no session|not logged in).*",
                    SESSION_LOST),
            row(".*", "429", ".*", TOO_MANY_REQUESTS),
            // quirk 30: a status that means that the gateway is ill, and does not
            said("order/(status|reply)", "503", ".*", NOT_FOUND),
            said("algo/.*|contract/algos", "503", ".*", NOT_FOUND),
            // so answers a login whose accounts are listed, and not searched for
            said("account/(search|selectDynamic)", "503", ".*details currently unavailable.*", NOT_PERMITTED),
            // quirk 29: bad input, answered 500
            said("marketdata/unsubscribe", "500", ".*unknown.*", NOT_FOUND),
            said("contract/.*", "500", ".*(unknown|not found|invalid|details).*", NOT_FOUND),
            said("order/preview|account/select|order/list", "500", ".*", BAD_REQUEST),
            // quirk 92: there is nothing, and there will not be
            said("marketdata/(history|hmdsHistory)", "500", ".*(No data|Chart data unavailable).*", NOT_FOUND),
            said(
                    ".*",
                    ".*",
                    ".*(not found|doesn.t exist|does not exist|No symbol found|unknown (conid|contract)).*",
                    NOT_FOUND),
            // that a page is missing says nothing about the order
            row("order/cancel(All)?", "404", ".*", UNAVAILABLE),
            row(".*", "404", ".*", NOT_FOUND),
            row(".*", "403", ".*", NOT_PERMITTED),
            // quirk 33: cold, and worth another try
            row(".*", "423", ".*", UNAVAILABLE),
            row(".*", "4\\d\\d", ".*", BAD_REQUEST),
            row(".*", "5\\d\\d", ".*", UNAVAILABLE));

    private final String advice;

    Meaning(String advice) {
        this.advice = advice;
    }

    private static Row row(String operation, String status, String text, Meaning meaning) {
        return new Row(Pattern.compile(operation), Pattern.compile(status), pattern(text), false, meaning);
    }

    /** By what IBKR says in JSON. */
    private static Row said(String operation, String status, String text, Meaning meaning) {
        return new Row(Pattern.compile(operation), Pattern.compile(status), pattern(text), true, meaning);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    static Meaning of(Operation operation, Answer answer) {
        JsonNode json = answer.json();
        String error = json == null ? null : Classified.error(json);
        return TABLE.stream()
                .filter(row -> row.fits(operation, answer, error))
                .map(Row::meaning)
                .findFirst()
                .orElse(UNCLEAR);
    }

    RequestFailedException exception(String operation, Answer answer, String reason, Instant penaltyEnd) {
        int status = answer.status();
        return switch (this) {
            case SESSION_LOST -> new SessionLostException(operation, status, reason, advice);
            case TOO_MANY_REQUESTS -> new TooManyRequestsException(operation, status, reason, penaltyEnd);
            case NOT_FOUND -> new NotFoundException(operation, status, reason, advice);
            case BAD_REQUEST -> new BadRequestException(operation, status, reason, advice);
            case NOT_PERMITTED -> new NotPermittedException(operation, status, reason, advice);
            case UNAVAILABLE -> new UnavailableException(operation, status, reason, advice);
            case UNCLEAR -> new RequestFailedException(operation, status, reason);
        };
    }
}
