package io.github.camelibkr.pacing;

import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What somebody who wants to send asks of the {@link Pacer}. Exactly one of the two answers is called, once, possibly
 * within the call that asks; none after {@link Pacer#cancel}.
 *
 * @param user on whose behalf
 * @param timers the clock that counts, and wakes him when it is his turn
 * @param who the route or other caller that it is for; callers share the right to send evenly
 * @param priority how urgent it is
 * @param pace the request's own limit beside the one for all; null if it has none
 * @param maxWait how long it may wait; zero: not at all
 * @param probe whether it only asks if the gateway still answers: only such a one is sent while requests are overdue
 * @param conversation what it is a part of: from when the first of it is granted until {@link Pacer#release}, nothing
 *     else is sent; null: it stands alone
 * @param granted called once the request may leave
 * @param refused called instead if it may not
 */
public record Claim(
        Pacer.User user,
        Timers timers,
        String who,
        Priority priority,
        Pace pace,
        Duration maxWait,
        boolean probe,
        Object conversation,
        Consumer<Slot> granted,
        Consumer<PacingException> refused) {}
