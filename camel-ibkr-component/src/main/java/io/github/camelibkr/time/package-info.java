/** The one source of time, so that a day runs in minutes in a test. */
package io.github.camelibkr.time;
