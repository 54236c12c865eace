/** What Camel sees: the component, its endpoints, producers, consumers, options and type converters. */
package io.github.camelibkr;
