package io.github.camelibkr.store;

import java.sql.SQLException;

/** The database does not hold any more what was written to it. */
public final class DamagedException extends SQLException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
