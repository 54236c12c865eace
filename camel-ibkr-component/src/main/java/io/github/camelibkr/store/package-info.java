/**
 * Durable facts, kept through JDBC: which executions a route has been given, which orders were sent and what became of
 * them, and whether trading is halted. It knows what travels and nothing else of the component.
 */
package io.github.camelibkr.store;
