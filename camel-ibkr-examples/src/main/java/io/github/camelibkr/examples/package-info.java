/** Routes that run as they are, and the runner that runs them or anybody's own. */
package io.github.camelibkr.examples;
