/**
 * Durable facts, kept through JDBC: which executions a route has been given. It knows what travels and nothing else of
 * the component.
 */
package io.github.camelibkr.store;
