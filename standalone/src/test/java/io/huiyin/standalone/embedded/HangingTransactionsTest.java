package io.huiyin.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangingTransactionsTest {
    private static final TopicPartition PARTITION = new TopicPartition("__consumer_offsets", 2);
    private static final OpenTransaction OPEN = new OpenTransaction(PARTITION, 3, 101, 0, 42);

    @ParameterizedTest
    @CsvSource({
        "ONGOING, false",
        "PREPARE_COMMIT, false",
        "PREPARE_ABORT, false",
        "PREPARE_EPOCH_FENCE, false",
        "UNKNOWN, false",
        "EMPTY, true",
        "COMPLETE_COMMIT, true",
        "COMPLETE_ABORT, true",
    })
    void among_openBeforeAndAfter_hangsWhereTheCoordinatorHasItNotInHand(TransactionState state, boolean hangs) {
        assertThat(HangingTransactions.among(List.of(OPEN), Map.of(3L, state), List.of(OPEN)))
                .isEqualTo(hangs ? List.of(OPEN) : List.of());
    }

    @Test
    void among_producerUnknown_hangs() {
        assertThat(HangingTransactions.among(List.of(OPEN), Map.of(4L, TransactionState.ONGOING), List.of(OPEN)))
                .containsExactly(OPEN);
    }

    @Test
    void among_endedOrBegunMeanwhile_doesNotHang() {
        var next = new OpenTransaction(PARTITION, 3, 102, 0, 45);
        assertThat(HangingTransactions.among(List.of(OPEN), Map.of(), List.of()))
                .isEmpty();
        assertThat(HangingTransactions.among(List.of(OPEN), Map.of(), List.of(next)))
                .isEmpty();
        assertThat(HangingTransactions.among(List.of(), Map.of(), List.of(next)))
                .isEmpty();
    }
}
