package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code portfolio/positions} and the other operations that tell of positions.
 *
 * @param positions in IBKR's order; all pages together
 */
public record Positions(List<Position> positions) implements IbkrMessage {}
