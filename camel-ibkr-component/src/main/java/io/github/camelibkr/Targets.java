package io.github.camelibkr;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.Contract;
import io.github.camelibkr.model.Contracts;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.wire.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * What a consumer is about: the options say so, or the session has to be asked, once it is open: for the contract behind
 * a symbol, and for the account if the login has only one.
 */
final class Targets {

    private static final Operation SEARCH = Operations.get("contract/search");
    /** Where a symbol of several exchanges is looked for first. */
    private static final Set<String> AMERICAN = Set.of("NASDAQ", "NYSE", "ARCA", "AMEX", "BATS", "PINK");

    private final IbkrEndpoint endpoint;
    private final GatewayLink link;
    private final Patience patience;

    Targets(IbkrEndpoint endpoint, GatewayLink link, Patience patience) {
        this.endpoint = endpoint;
        this.link = link;
        this.patience = patience;
    }

    /** Completes with what follows the topic in its commands, one for each subscription; at once if nothing is asked. */
    CompletionStage<List<String>> find() {
        Topic topic = endpoint.name().topic();
        return switch (topic.target()) {
            case CONTRACT -> contracts();
            case ACCOUNT -> account().thenApply(List::of);
            case LADDER -> contracts().thenCombine(account(), Targets::ladders);
            default -> CompletableFuture.completedFuture(List.of());
        };
    }

    /** {@code DU1234567+265598}, and {@code +NASDAQ} for a ladder of one exchange. */
    private static List<String> ladders(List<String> contracts, String account) {
        return contracts.stream()
                .map(conid -> account + "+" + conid.replace('@', '+'))
                .toList();
    }

    private CompletionStage<List<String>> contracts() {
        Map<String, String> options = endpoint.options();
        String conid = options.get("conid");
        if (conid != null) {
            return CompletableFuture.completedFuture(
                    Parameter.contracts(conid).distinct().toList());
        }
        CompletionStage<List<String>> all = CompletableFuture.completedFuture(List.of());
        for (String symbol : GatewayOptions.split(options.get("symbol")).toList()) {
            all = all.thenCombine(contract(symbol), (found, next) -> {
                List<String> more = new ArrayList<>(found);
                more.add(next);
                return more;
            });
        }
        return all;
    }

    private CompletionStage<String> contract(String symbol) {
        try {
            Arguments arguments = Arguments.of(SEARCH, null, Map.of("symbol", symbol, "secType", "STK"));
            return link.rest()
                    .call(SEARCH, arguments, patience, patience.requestTimeout())
                    .thenCompose(found -> choose(symbol, (Contracts) found));
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CompletionStage<String> choose(String symbol, Contracts found) {
        List<Contract> stocks = found.contracts().stream()
                .filter(contract -> contract.conid() > 0 && symbol.equals(contract.symbol()))
                .toList();
        List<Contract> american = stocks.stream()
                .filter(contract -> contract.exchange() != null && AMERICAN.contains(contract.exchange()))
                .toList();
        List<Contract> chosen = american.isEmpty() ? stocks : american;
        if (chosen.size() == 1) {
            return CompletableFuture.completedFuture(Long.toString(chosen.get(0).conid()));
        }
        String choice = chosen.stream()
                .map(contract -> contract.conid() + " (" + contract.companyName() + ", " + contract.exchange() + ")")
                .collect(Collectors.joining(", "));
        return CompletableFuture.failedFuture(new InvalidRequestException(
                chosen.isEmpty()
                        ? "symbol " + symbol + " is not known as a stock: use conid"
                        : "symbol " + symbol + " means several contracts: use one of these as conid: " + choice));
    }

    private CompletionStage<String> account() {
        String account = endpoint.getConfiguration().getAccountId();
        if (account != null && !account.isBlank()) {
            return CompletableFuture.completedFuture(account.strip());
        }
        return link.gateway()
                .session(patience.maxWait())
                .thenCompose(facts -> facts.accounts().size() == 1
                        ? CompletableFuture.completedFuture(facts.accounts().get(0))
                        : CompletableFuture.failedFuture(new InvalidRequestException(
                                "the login has several accounts, " + facts.accounts() + ": say which with accountId")));
    }
}
