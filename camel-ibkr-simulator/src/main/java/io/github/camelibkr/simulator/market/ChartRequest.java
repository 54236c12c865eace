package io.github.camelibkr.simulator.market;

import java.time.Instant;

/**
 * What bars are wanted.
 *
 * @param period how much time, in the words of the client
 * @param bar length of one bar
 * @param end where the window ends; null for now, and then the last bar closes at the last price
 */
record ChartRequest(long conid, String period, Span bar, Instant end, boolean outsideRth, BarSource source) {}
