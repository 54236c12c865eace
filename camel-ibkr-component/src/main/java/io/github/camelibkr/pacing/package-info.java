/**
 * The right to send: when a request may leave, so that IBKR's limits hold whatever the network does. There is one
 * {@link io.github.camelibkr.pacing.Pacer} for each gateway URL in the whole JVM. No thread, no socket.
 */
package io.github.camelibkr.pacing;
