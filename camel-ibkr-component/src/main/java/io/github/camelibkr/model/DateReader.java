package io.github.camelibkr.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.LocalDate;

/** Reads the ISO-8601 date that {@link IbkrMessageSerializer} writes, with no module registered in the user's mapper. */
final class DateReader extends StdDeserializer<LocalDate> {

    private static final long serialVersionUID = 1L;

    DateReader() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return LocalDate.parse(parser.getText());
    }
}
