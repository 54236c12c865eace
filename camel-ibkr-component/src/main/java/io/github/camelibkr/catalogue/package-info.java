/**
 * The two tables that everything else derives from: the REST operations (one file per area) and the websocket topics.
 * Adding an endpoint is one row.
 */
package io.github.camelibkr.catalogue;
