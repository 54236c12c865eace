package io.github.camelibkr.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A checksum that each row carries, over all that it holds: SQLite checks the structure of its file, but a changed byte
 * within a value is none of its business.
 */
final class Seal {

    private Seal() {}

    /** The checksum; null and an empty text are not the same. */
    static long of(Object... values) {
        CRC32 sum = new CRC32();
        for (Object value : values) {
            sum.update(value == null ? 0 : 1);
            if (value != null) {
                sum.update(value.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return sum.getValue();
    }

    /**
     * Compares.
     *
     * @param what whose row it is, for people
     * @param seal what the row carries
     * @throws DamagedException if the values are not those that were written
     */
    static void check(String what, long seal, Object... values) throws DamagedException {
        if (seal != of(values)) {
            throw new DamagedException("what it holds of " + what + " is not what was written", null);
        }
    }
}
