package io.github.camelibkr.examples;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/**
 * Camel's idempotent repository in a file, made from the name of the file: in a YAML file that cannot be said of Camel's
 * own, which wants a {@link File}.
 */
public final class TakenOrders extends FileIdempotentRepository {

    private static final int REMEMBERED = 10_000;

    /** Notes what was taken in this file. */
    public TakenOrders(String file) {
        super(new File(file), newest());
    }

    private static Map<String, Object> newest() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
