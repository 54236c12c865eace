package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.Bar;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.HistoryReader;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.apache.camel.RuntimeCamelException;

/**
 * Bars, the newest first, of which only one page is held at a time: the next is asked for when it is needed. For
 * {@code split(body()).streaming()}. A page that cannot be had ends the walk with the exception that says why.
 */
final class BarIterator implements Iterator<Bar> {

    private final HistoryPages pages;
    private Iterator<JsonNode> page = List.<JsonNode>of().iterator();

    BarIterator(HistoryPages pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !pages.isOver()) {
            try {
                page = pages.next().toCompletableFuture().join().iterator();
            } catch (CompletionException | CancellationException e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(Causes.of(e));
            }
        }
        return page.hasNext();
    }

    @Override
    public Bar next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more bars");
        }
        return HistoryReader.bar(page.next(), pages.volumeFactor());
    }
}
