package io.github.camelibkr.stream;

/**
 * What keeps one consumer from being fed, beside its gateway and its subscription.
 *
 * @param down whether nothing passes at all; else it is only not as good as it should be
 * @param what in words, with what to do
 */
public record InletProblem(boolean down, String what) {}
