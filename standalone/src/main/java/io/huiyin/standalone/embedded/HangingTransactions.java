package io.huiyin.standalone.embedded;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Decides which open transactions nobody will ever end. A coordinator that has a transaction in hand ends it: by its producer, by its
 * timeout, or by the markers it is about to write; to abort a prepared commit would count its records twice. Any other transaction
 * that a partition holds open hangs, and so does everybody who waits for the partition's committed records.
 */
final class HangingTransactions {
    private static final Set<TransactionState> IN_HAND = EnumSet.of(
            TransactionState.ONGOING,
            TransactionState.PREPARE_COMMIT,
            TransactionState.PREPARE_ABORT,
            TransactionState.PREPARE_EPOCH_FENCE,
            TransactionState.UNKNOWN);

    private HangingTransactions() {}

    /**
     * Those that hang. Three looks, in this order, are a proof: what is open before and after the coordinator was asked, from the same
     * offset, was open when it answered; and it calls a transaction complete only when every partition has its marker.
     *
     * @param before what was open at first
     * @param coordinators the state of each producer by id, as the coordinators gave it afterwards; none where they know no such
     *     producer. All of them must have answered
     * @param after what was open after that
     */
    static List<OpenTransaction> among(
            Collection<OpenTransaction> before,
            Map<Long, TransactionState> coordinators,
            Collection<OpenTransaction> after) {
        return before.stream()
                .filter(after::contains)
                .filter(open -> !IN_HAND.contains(coordinators.getOrDefault(open.producer(), TransactionState.EMPTY)))
                .toList();
    }
}
