package io.github.camelibkr.model;

import java.util.Iterator;
import java.util.List;

/**
 * The answer of {@code contract/search}; {@code split().body()} walks over it.
 *
 * @param contracts best match first; empty if nothing was found
 */
public record Contracts(List<Contract> contracts) implements IbkrMessage, Iterable<Contract> {

    @Override
    public Iterator<Contract> iterator() {
        return contracts.iterator();
    }
}
