package io.github.camelibkr.order;

import io.github.camelibkr.cache.Answers;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What IBKR says of contracts: asked once a day for each, by whoever needs it first. */
final class RuleBook {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);
    private static final Operation RULES = Operations.get("contract/info-and-rules");

    private static final Duration GOOD_FOR = Duration.ofDays(1);
    /** After a question that was not answered; otherwise each order would wait for it. */
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** An order does not wait longer for an answer. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Where the book is copied from, one page at a time. */
    interface Source {
        /** Fails if IBKR does not tell. */
        CompletionStage<ContractRules> ask(long conid, Patience patience);
    }

    private final Source source;
    private final LongSupplier nanoTime;
    /** By conid; empty if IBKR has not told. */
    private final Answers<Long, Optional<ContractRules>> pages;

    RuleBook(Source source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.pages = new Answers<>(nanoTime);
    }

    /** Holds an order against what IBKR says of the contracts of its legs; fails with {@link InvalidOrderException}. */
    CompletionStage<Void> check(OrderRequest order, Patience patience) {
        Set<Long> contracts = new TreeSet<>();
        order.legs().forEach(leg -> conid(leg).ifPresent(contracts::add));
        CompletionStage<Map<Long, ContractRules>> rules = CompletableFuture.completedFuture(new HashMap<>());
        for (long contract : contracts) {
            rules = rules.thenCombine(of(contract, patience), (known, more) -> {
                more.ifPresent(one -> known.put(contract, one));
                return known;
            });
        }
        return rules.thenCompose(known -> check(order, known));
    }

    /** Empty of a combination: IBKR has no rules for what stands for its legs. */
    private static Optional<Long> conid(OrderRequest leg) {
        if (leg.conidex() == null) {
            return Optional.of(leg.conid());
        }
        return Conidex.isCombination(leg.conidex()) ? Optional.empty() : Optional.of(Conidex.conid(leg.conidex()));
    }

    private static CompletionStage<Void> check(OrderRequest order, Map<Long, ContractRules> known) {
        try {
            OrderValidation.eachLeg(order, leg -> {
                ContractRules rules = conid(leg).map(known::get).orElse(null);
                if (rules != null) {
                    InstrumentRules.check(leg, Instrument.of(leg, rules));
                }
            });
            return CompletableFuture.completedFuture(null);
        } catch (InvalidOrderException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What IBKR says of a contract; empty if it does not say in time. Never fails. */
    CompletionStage<Optional<ContractRules>> of(long conid, Patience patience) {
        Optional<ContractRules> known = pages.now(conid, GOOD_FOR);
        if (known != null && known.isEmpty()) {
            known = pages.now(conid, PAUSE);
        }
        return known != null
                ? CompletableFuture.completedFuture(known)
                : pages.ask(conid, answer -> ask(conid, patience, answer)).copy();
    }

    private void ask(long conid, Patience patience, CompletableFuture<Optional<ContractRules>> answer) {
        long at = nanoTime.getAsLong();
        ask(conid, patience).whenComplete((rules, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "Orders for contract {} are sent without a look at its rules for a minute: {}",
                        conid,
                        Causes.of(failure).getMessage());
            }
            pages.keep(conid, Optional.ofNullable(rules), at);
            answer.complete(Optional.ofNullable(rules));
        });
    }

    private CompletionStage<ContractRules> ask(long conid, Patience patience) {
        Duration timeout = patience.requestTimeout().compareTo(LONGEST) < 0 ? patience.requestTimeout() : LONGEST;
        return source.ask(conid, new Patience(patience.who(), timeout, patience.maxWait()));
    }

    /** What the gateway says. */
    static Source over(Rest rest) {
        return (conid, patience) -> {
            try {
                Arguments arguments = Arguments.of(RULES, null, Map.of("conid", Long.toString(conid)));
                return rest.call(RULES, arguments, patience, Duration.ZERO).thenApply(ContractRules.class::cast);
            } catch (InvalidRequestException e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }
}
