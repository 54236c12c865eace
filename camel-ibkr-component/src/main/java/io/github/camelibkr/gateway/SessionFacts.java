package io.github.camelibkr.gateway;

import java.util.List;

/**
 * What the session itself has said of itself. The session id is not among them: it stays in {@link GatewaySession}.
 *
 * @param accounts the accounts that may be traded
 * @param paper whether it is a paper login; null if the gateway has not said
 */
public record SessionFacts(List<String> accounts, Boolean paper) {}
