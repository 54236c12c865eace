/** What must be true of an order before it leaves: the login, the limits, the market, and that nobody has said stop. */
package io.github.camelibkr.order.guard;
