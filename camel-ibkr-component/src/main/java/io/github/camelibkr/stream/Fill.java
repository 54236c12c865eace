package io.github.camelibkr.stream;

import io.github.camelibkr.model.Execution;
import io.github.camelibkr.store.ExecutionLedger.Key;
import io.github.camelibkr.store.ExecutionLedger.Mark;

/** One copy of an execution on its way to a route. */
final class Fill {

    final Key key;
    final Execution execution;
    /** What the ledger will say once the route is through with it. */
    final Mark mark;

    /** In the order of arrival. */
    long number;

    int failures;
    /** When it may be tried again, by the clock that never jumps; means nothing before the first failure. */
    long dueAt;
    /** Whether a later one has succeeded since it first failed: then it is not the sink that is down. */
    boolean overtaken;

    Fill(Key key, Execution execution, Mark mark) {
        this.key = key;
        this.execution = execution;
        this.mark = mark;
    }
}
