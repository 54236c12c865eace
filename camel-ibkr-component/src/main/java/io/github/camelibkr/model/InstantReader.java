package io.github.camelibkr.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;

/** Reads the ISO-8601 text that {@link IbkrMessageSerializer} writes, with no module registered in the user's mapper. */
final class InstantReader extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Instant.parse(parser.getText());
    }
}
