package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import java.time.Instant;

/**
 * An order of which it is not known whether it was placed, for whoever watches.
 *
 * @param clientOrderId its own id
 * @param account its account, masked: no other order of it is sent meanwhile
 * @param since since when that is not known
 * @param reason why; accounts are masked
 * @param unresolved whether it was looked for in vain for so long that a person must find out
 */
public record OrderDoubt(String clientOrderId, String account, Instant since, String reason, boolean unresolved) {

    /** Of what the journal knows. */
    static OrderDoubt of(JournalEntry entry, boolean unresolved) {
        return new OrderDoubt(
                entry.clientOrderId(),
                Masked.account(entry.accountId()),
                entry.changed(),
                Masked.text(entry.text(), entry.accountId()),
                unresolved);
    }
}
