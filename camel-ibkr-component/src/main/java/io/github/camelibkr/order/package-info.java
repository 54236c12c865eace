/** Order entry: what is checked before an order leaves, how it is sent exactly once, and what its answer means. */
package io.github.camelibkr.order;
