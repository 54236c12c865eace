package io.github.camelibkr.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * Writes a record component by component. It is a serializer of its own, and not a configured mapper, because users
 * marshal with their own mappers: whatever those are set to, decimals stay plain, dates and times stay ISO-8601, and
 * times in UTC.
 */
final class IbkrMessageSerializer extends StdSerializer<IbkrMessage> {

    private static final long serialVersionUID = 1L;

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    IbkrMessageSerializer() {
        super(IbkrMessage.class);
    }

    @Override
    public void serialize(IbkrMessage message, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        for (RecordComponent component : COMPONENTS.get(message.getClass())) {
            Object value = valueOf(component, message);
            if (value != null) {
                json.writeFieldName(component.getName());
                write(value, json);
            }
        }
        json.writeEndObject();
    }

    private static Object valueOf(RecordComponent component, IbkrMessage message) throws IOException {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new IOException("cannot read " + component.getName() + " of " + message.getClass(), e);
        }
    }

    private void write(Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof IbkrMessage nested) {
            serialize(nested, json, null);
        } else if (value instanceof BigDecimal decimal) {
            write(decimal, json);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Instant
                || value instanceof LocalDate
                || value instanceof CharSequence
                || value instanceof Enum<?>) {
            json.writeString(value.toString());
        } else {
            throw new IOException("no JSON form for a " + value.getClass().getName());
        }
    }

    /**
     * As a number where its own text has no exponent, so that whoever converts without text keeps every digit. A value
     * out of range keeps its exponent: in full, 1e999999999 would take a gigabyte.
     */
    private static void write(BigDecimal decimal, JsonGenerator json) throws IOException {
        String text = decimal.toString();
        if (text.indexOf('E') < 0 || !Decimals.inRange(decimal)) {
            json.writeNumber(decimal);
        } else {
            json.writeNumber(decimal.toPlainString());
        }
    }
}
