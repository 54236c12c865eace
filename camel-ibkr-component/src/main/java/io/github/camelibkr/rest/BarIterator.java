package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.Bar;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.HistoryReader;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import org.apache.camel.RuntimeCamelException;

/**
 * Bars, the newest first, of which only one page is held at a time: the next is asked for when it is needed. For
 * {@code split(body()).streaming()}. A page that cannot be had ends the walk with the exception that says why. Not
 * thread-safe.
 */
final class BarIterator implements Iterator<Bar> {

    private final HistoryPages pages;
    private Iterator<JsonNode> page = Collections.emptyIterator();

    BarIterator(HistoryPages pages) {
        this.pages = pages;
    }

    /**
     * Waits for the next page where one is needed.
     *
     * @throws RuntimeCamelException if it cannot be had; its cause says why
     */
    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !pages.isOver()) {
            try {
                page = pages.next().toCompletableFuture().get().iterator();
            } catch (ExecutionException e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(Causes.of(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
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
