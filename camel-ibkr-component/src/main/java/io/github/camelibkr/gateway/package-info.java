/**
 * One gateway: its session, its keep-alive, its pacing, its HTTP client and its websocket. There is one
 * {@link io.github.camelibkr.gateway.Gateway} for each Camel context and gateway URL, shared by every endpoint.
 */
package io.github.camelibkr.gateway;
