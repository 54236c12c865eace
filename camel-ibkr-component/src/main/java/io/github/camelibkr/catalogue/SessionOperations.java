package io.github.camelibkr.catalogue;

import io.github.camelibkr.model.SessionStatus;
import java.util.List;

/** Area {@code session}. */
final class SessionOperations {

    static final List<Operation> ROWS = List.of(Operation.readByPost("session/status", "/iserver/auth/status")
            .answers(SessionStatus.class, "State of the brokerage session"));

    private SessionOperations() {}
}
