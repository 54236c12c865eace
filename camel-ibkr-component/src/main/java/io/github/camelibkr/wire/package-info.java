/**
 * How bytes reach a gateway and come back: HTTP, websocket, TLS, and what a request, an answer and a frame are. Nothing
 * here knows what a session is.
 */
package io.github.camelibkr.wire;
