package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.SessionStatus;
import java.util.List;

/** Area {@code session}. */
final class SessionOperations {

    static final List<Operation> ROWS = List.of(
            Operation.readByPost("session/status", "/iserver/auth/status")
                    .answers(SessionStatus.class, "State of the brokerage session"),
            Operation.readByPost("session/tickle", "/tickle")
                    .answers(
                            JsonNode.class,
                            "Keeps the session alive, as the component does by itself, and tells of it"),
            Operation.get("session/validate", "/sso/validate")
                    .answers(JsonNode.class, "Who is logged in, since when and for how long"),
            Operation.post("session/init", "/iserver/auth/ssodh/init")
                    .fixed("publish", true)
                    .parameter("compete", null, "compete", Place.BODY, Parameter.Type.FLAG, true)
                    .answers(
                            SessionStatus.class,
                            "Opens the brokerage session, as the component does by itself; compete=true takes it from"
                                    + " whoever else has it"),
            Operation.post("session/reauthenticate", "/iserver/reauthenticate")
                    .answers(JsonNode.class, "The old way to open the brokerage session again; IBKR has withdrawn it"),
            Operation.post("session/logout", "/logout")
                    .answers(
                            JsonNode.class,
                            "Ends the whole session, of everybody who uses this gateway; somebody must log in again"),
            Operation.post("session/initHmds", "/hmds/auth/init")
                    .answers(
                            JsonNode.class,
                            "Opens the bridge to the historical data farm, as the component does where it is needed"));

    private SessionOperations() {}
}
