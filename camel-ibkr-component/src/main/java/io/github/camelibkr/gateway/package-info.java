/**
 * One gateway: its session and what keeps and heals it, and the way of a request to it. There is one
 * {@link io.github.camelibkr.gateway.Gateway} for each Camel context and gateway URL, shared by every endpoint.
 */
package io.github.camelibkr.gateway;
