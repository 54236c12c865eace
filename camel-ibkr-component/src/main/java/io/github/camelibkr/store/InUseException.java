package io.github.camelibkr.store;

import java.sql.SQLException;

/** Another process works with the database. */
public final class InUseException extends SQLException {

    private static final long serialVersionUID = 1L;

    InUseException(String message) {
        super(message);
    }
}
