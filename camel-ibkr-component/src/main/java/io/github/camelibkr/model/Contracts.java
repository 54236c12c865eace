package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code contract/search}; {@code split(simple("${body.contracts}"))} walks over it. It is not
 * iterable itself, because {@code kafka:} would then send its elements, unconverted, and nothing if there are none.
 *
 * @param contracts best match first; empty if nothing was found
 */
public record Contracts(List<Contract> contracts) implements IbkrMessage {}
