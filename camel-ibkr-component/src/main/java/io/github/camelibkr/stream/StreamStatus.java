package io.github.camelibkr.stream;

/**
 * How one consumer's stream is. At rest, {@code received = delivered + conflated + dropped} holds exactly.
 *
 * @param routeId the route
 * @param topic the topic, with its target if it has one
 * @param received updates that came
 * @param delivered updates that were handed to the route
 * @param conflated updates that were merged into another one, or that said nothing new
 * @param dropped updates that were lost: unreadable, or pending when the route was stopped
 * @param pending updates that wait
 */
public record StreamStatus(
        String routeId, String topic, long received, long delivered, long conflated, long dropped, long pending) {}
