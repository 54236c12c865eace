package io.github.camelibkr.model;

/**
 * How much JSON from outside may ask of us.
 *
 * @param document the longest document that is read, in bytes
 * @param nesting how deep objects and arrays may lie in one another
 * @param numberLength how many characters a number may have
 */
public record JsonLimits(int document, int nesting, int numberLength) {

    /** More than IBKR has ever been seen to send. */
    public static final JsonLimits DEFAULT = new JsonLimits(8 << 20, 32, 64);
}
