/**
 * From frames to consumers: who is subscribed to what, how partial updates become whole ones, and how they are handed
 * over without ever holding up the websocket or each other.
 */
package io.github.camelibkr.stream;
