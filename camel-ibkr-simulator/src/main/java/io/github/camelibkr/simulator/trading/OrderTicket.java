package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;
import java.util.List;

/**
 * An order as it was submitted.
 *
 * @param contract what is traded; of a combination, a contract that stands for all its legs
 * @param conidex the contract as the client has named it, with an exchange or with legs
 * @param legs the contracts that change hands, the one contract itself where it is no combination
 */
record OrderTicket(
        String account,
        Contract contract,
        String conidex,
        List<Leg> legs,
        Side side,
        OrderType type,
        BigDecimal quantity,
        Prices prices,
        Ties ties,
        Terms terms) {

    /** A market order without any extras. */
    static OrderTicket market(String account, Contract contract, Side side, BigDecimal quantity) {
        return new OrderTicket(
                account,
                contract,
                Long.toString(contract.conid()),
                List.of(new Leg(contract, 1)),
                side,
                OrderType.MKT,
                quantity,
                Prices.NONE,
                Ties.NONE,
                Terms.PLAIN);
    }

    /** This ticket as a change of another: contract and side are not open to change, the client order id stays. */
    OrderTicket amending(OrderTicket original) {
        if (!legs.equals(original.legs) || side != original.side) {
            throw Refusal.badRequest("contract and side of an order cannot be changed");
        }
        return new OrderTicket(
                original.account, contract, original.conidex, legs, side, type, quantity, prices, original.ties, terms);
    }

    BigDecimal price() {
        return prices.limit();
    }

    String clientOrderId() {
        return ties.clientOrderId();
    }

    String parentId() {
        return ties.parentId();
    }

    String timeInForce() {
        return terms.timeInForce();
    }

    /** Whether whoever enters, changes or cancels it has to say who he is: CME's rule 536-B. */
    boolean needsOperator() {
        return legs.stream().anyMatch(leg -> Combination.isUsFuture(leg.contract()));
    }

    /** Whether it takes no part in the trading between the auctions. */
    boolean waitsForAuction() {
        return type.isOnClose() || timeInForce().equals("OPG");
    }

    boolean isCombination() {
        return legs.size() > 1;
    }

    /** Whether the order lives on the quotes of this contract, among others. */
    boolean concerns(long conid) {
        return legs.stream().anyMatch(leg -> leg.contract().conid() == conid);
    }

    /** The exchange that it is routed to by name, or null. */
    String route() {
        String head = conidex.replaceFirst(";.*", "");
        int at = head.indexOf('@');
        return at < 0 || head.substring(at + 1).equals("SMART") ? null : head.substring(at + 1);
    }

    /** Where it is executed. */
    String exchange() {
        return route() == null ? contract.exchange() : route();
    }
}
