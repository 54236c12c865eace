package io.github.camelibkr.pacing;

import java.time.Instant;

/**
 * How the right to send is used, for people and programs that watch it.
 *
 * @param limit how many requests may count in one second
 * @param taken how many do now
 * @param inFlight of these, how many are on their way
 * @param overdue of these, how many got no answer in time
 * @param waiting how many wait
 * @param penalised whether IBKR has answered 429, and nothing is sent
 * @param penaltyEnd until when; null if that is not known, or there is no penalty
 * @param penalties how often that has happened within a day
 */
public record PacerStatus(
        int limit,
        int taken,
        int inFlight,
        int overdue,
        int waiting,
        boolean penalised,
        Instant penaltyEnd,
        int penalties) {}
