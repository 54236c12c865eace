package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code order/list}; {@code split(simple("${body.orders}"))} walks over it. It is not
 * iterable itself, because {@code kafka:} would then send its elements, unconverted, and nothing if there are none.
 *
 * @param orders the orders of the day: working, filled and cancelled
 */
public record Orders(List<OrderUpdate> orders) implements IbkrMessage {}
