package io.github.camelibkr.stream;

/**
 * What came over one websocket that no consumer could use; none of it ends a stream.
 *
 * @param unknown messages of topics that are not known
 * @param unasked messages of topics that are known and that nobody has subscribed
 * @param malformed messages without a topic that are no JSON either
 */
public record StrayCounts(long unknown, long unasked, long malformed) {}
