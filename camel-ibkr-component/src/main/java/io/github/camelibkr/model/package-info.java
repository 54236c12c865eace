/**
 * What travels: immutable records with one JSON form, the dictionary of market-data fields, and the exceptions. No I/O
 * and no Camel here, so that every other package may use it.
 */
package io.github.camelibkr.model;
