package io.github.camelibkr.order.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.time.Timers;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CompletionStage;

/** What the guard needs of a gateway. What is asked of IBKR fails with an {@code IbkrException} if it cannot be had. */
public interface GatewayView {

    /** Where it is; also what the journal calls it. */
    URI url();

    /** Its clock. */
    Timers timers();

    /** Whose midnight begins a day. */
    ZoneId zone();

    /** The market of a contract that somebody streams; null if nobody does, or nothing has come for so long. */
    Quote streamed(String contract, Duration youngest);

    /** One snapshot of a contract's market, as it comes, with or without what was asked for. */
    CompletionStage<Quotes> snapshot(String contract, Duration patience);

    /** What contracts are; {@code conids} with commas. */
    CompletionStage<ContractDefinitions> definitions(String conids);

    /** All orders of an account that IBKR lists, as it answers. */
    CompletionStage<JsonNode> orders(String account);
}
