package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import java.util.Map;

/** Which contracts may be ordered: {@code allowedConids}, {@code allowedSecTypes}, {@code notionalCurrency}. */
final class ContractRule {

    private static final String COMBINATION = "BAG";

    private ContractRule() {}

    static void check(OrderLimits limits, OrderRequest order, Legs legs, Evidence evidence, Subject subject)
            throws OrderDeniedException {
        if (limits.secTypes() != null
                && legs.isCombination()
                && !limits.secTypes().contains(COMBINATION)) {
            throw subject.denied(
                    "allowedSecTypes",
                    "allowedSecTypes is " + LimitText.list(limits.secTypes())
                            + ", the order is for a combination, a BAG");
        }
        if (limits.notionalCurrency() != null && order.fxQty() != null) {
            throw subject.denied(
                    "notionalCurrency",
                    "notionalCurrency is " + limits.notionalCurrency()
                            + ", and in what currency an fxQty is, is not known");
        }
        checkConids(limits, legs, subject);
        for (long conid : legs.ratios().keySet()) {
            checkKind(limits, conid, evidence.definitions(), subject);
            checkCurrency(limits, conid, evidence.definitions(), subject);
        }
    }

    /** What can be said without any evidence. */
    static void checkConids(OrderLimits limits, Legs legs, Subject subject) throws OrderDeniedException {
        for (long conid : legs.ratios().keySet()) {
            if (limits.conids() != null && !limits.conids().contains(conid)) {
                throw subject.denied(
                        "allowedConids",
                        "allowedConids is " + LimitText.list(limits.conids()) + ", the order is for contract " + conid);
            }
        }
    }

    private static void checkKind(
            OrderLimits limits, long conid, Map<Long, ContractDefinition> definitions, Subject subject)
            throws OrderDeniedException {
        if (limits.secTypes() == null) {
            return;
        }
        ContractDefinition definition = definitions.get(conid);
        String kind = definition == null ? null : definition.secType();
        if (kind == null || !limits.secTypes().contains(kind)) {
            throw subject.denied(
                    "allowedSecTypes",
                    "allowedSecTypes is " + LimitText.list(limits.secTypes())
                            + (kind == null
                                    ? ", and of what kind contract " + conid + " is, is not known"
                                    : ", contract " + conid + " is of kind " + kind));
        }
    }

    private static void checkCurrency(
            OrderLimits limits, long conid, Map<Long, ContractDefinition> definitions, Subject subject)
            throws OrderDeniedException {
        if (limits.notionalCurrency() == null) {
            return;
        }
        ContractDefinition definition = definitions.get(conid);
        String currency = definition == null ? null : definition.currency();
        if (!limits.notionalCurrency().equals(currency)) {
            throw subject.denied(
                    "notionalCurrency",
                    "notionalCurrency is " + limits.notionalCurrency()
                            + (currency == null
                                    ? ", and in what currency contract " + conid + " is, is not known"
                                    : ", contract " + conid + " is in " + currency));
        }
    }
}
