package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** What is written to the log {@code ibkr.audit} while this is open. */
public final class AuditLines extends AbstractAppender implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Logger logger = (Logger) LogManager.getLogger("ibkr.audit");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Listens from now on. */
    public AuditLines() {
        super("audit-lines", null, null, false, Property.EMPTY_ARRAY);
        start();
        Configurator.setLevel("ibkr.audit", Level.INFO);
        logger.addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getMessage().getFormattedMessage());
    }

    /** As they stand there. */
    public List<String> text() {
        return List.copyOf(lines);
    }

    /** Read as JSON; fails if one cannot be. */
    public List<JsonNode> json() {
        return lines.stream().map(AuditLines::read).toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    @Override
    public void close() {
        logger.removeAppender(this);
    }
}
