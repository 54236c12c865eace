/** What is remembered for a while, and never more than there is room for. */
package io.github.camelibkr.cache;
