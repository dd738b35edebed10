package io.huiyin.processor.deduplicate;

import static java.util.Objects.requireNonNull;

import io.huiyin.processor.flow.CaseLookup;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.DeadLetter;
import io.huiyin.processor.flow.Match;
import io.huiyin.processor.flow.Matched;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.state.Keeping;
import io.huiyin.topic.CaseId;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Compares each report with the latest of its tenant and site. A repost of a known report goes no further, nor does one
 * that says the same again under the dedup key of a case that is open.
 *
 * <p>The store {@value #SIGNATURES} has the signatures under their numbers in the order of arrival; the index over them is
 * on the heap and made again from the store when a task starts, so that it answers as it would have.
 */
public final class DeduplicateProcessor implements Processor<String, Classified, Object, Object> {
    /** The name of the store of signatures. */
    public static final String SIGNATURES = "signatures";

    /** The most reports of one task that are remembered, where nothing else is set: 35 MB of heap, 60 MB of store. The oldest give way. */
    public static final int CAPACITY = 1 << 17;

    /** The least that may be set. */
    public static final int LEAST_CAPACITY = NearIndex.LEAST_CAPACITY;
    /** The most that may be set. */
    public static final int MOST_CAPACITY = NearIndex.MOST_CAPACITY;

    private static final String STAGE = "deduplicate";
    private final Function<ProcessorContext<?, ?>, CaseLookup> casesOf;
    private final int capacity;
    private Memory memory;
    private ProcessorContext<Object, Object> context;
    private CaseLookup cases;

    private DeduplicateProcessor(Function<ProcessorContext<?, ?>, CaseLookup> casesOf, int capacity) {
        this.casesOf = casesOf;
        this.capacity = capacity;
    }

    /** Whether so many reports can be remembered: a power of two from {@value #LEAST_CAPACITY} to {@value #MOST_CAPACITY}. */
    public static boolean isCapacity(int reports) {
        return reports >= LEAST_CAPACITY && reports <= MOST_CAPACITY && Integer.bitCount(reports) == 1;
    }

    /**
     * The processor with its store.
     *
     * @param casesOf how to ask for the cases of the task; what it reads must be connected to this processor
     * @param capacity the most reports of one task that are remembered, see {@link #isCapacity}; each takes about 190 bytes of
     *     heap
     * @param keeping where its store is kept
     */
    public static ProcessorSupplier<String, Classified, Object, Object> supplier(
            Function<ProcessorContext<?, ?>, CaseLookup> casesOf, int capacity, Keeping keeping) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Classified, Object, Object> get() {
                return new DeduplicateProcessor(casesOf, capacity);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(keeping.store(SIGNATURES, Serdes.Long(), SignatureSerde.create()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        KeyValueStore<Long, Signature> signatures = requireNonNull(context.getStateStore(SIGNATURES), SIGNATURES);
        cases = casesOf.apply(context);
        // A task that starts anew after a failure may keep its processor, so the index is made here and not before.
        memory = new Memory(capacity, new StoredSignatures(signatures));
    }

    @Override
    public void process(Record<String, Classified> record) {
        var report = record.value();
        var known = cases.eventIdOf(report.submitted().ownId().toString());
        if (known.isEmpty()) {
            var alarm = wordsUnderKey(report.submitted());
            if (alarm.filter(report.submitted().words()::equals).isPresent()) {
                return;
            }
            // An alarm that goes on is not remembered: it would drive out what others said.
            var match = alarm.isPresent() ? new Match.Alone() : match(report);
            context.forward(
                    new Record<>(record.key(), new Matched(report, match), record.timestamp()), Nodes.KEEP_CASES);
        } else if (!known.get().equals(report.submitted().report().getEventId())) {
            context.forward(collision(report.submitted(), record.timestamp()), Nodes.WRITE_DEAD_LETTERS);
        }
    }

    private Optional<String> wordsUnderKey(Submitted submitted) {
        var report = submitted.report();
        return Optional.ofNullable(report.getDedupKey())
                .map(key -> CaseId.ofKey(report.getTenant(), report.getSite(), key))
                .flatMap(keyId -> cases.wordsUnder(keyId.toString()));
    }

    /** Two reports of one tenant and site have the same reference, which all but never happens: the later is not lost, and not mixed up with the first. */
    private static Record<byte[], byte[]> collision(Submitted submitted, long timestamp) {
        var detail = "The reference %s belongs to another report; send this one under another eventId."
                .formatted(submitted.ownId().reference());
        return new DeadLetter(submitted.origin(), DeadLetter.Code.REFERENCE_COLLISION, STAGE, detail)
                .toRecord(timestamp);
    }

    private Match match(Classified report) {
        var submitted = report.submitted();
        var policy = submitted.policy().rules();
        var category = report.classification().category();
        var fingerprint = Fingerprint.of(submitted.report(), report.folded());
        var deduplicator = new Deduplicator(policy.duplicates(), policy.reopenWithin());
        if (!deduplicator.compares(report.classification(), fingerprint)) {
            return new Match.Alone();
        }
        long now = submitted.receivedAt().toEpochMilli();
        var own = memory.sketched(deduplicator.signature(
                submitted.ownId().toString(), category, submitted.submittedAt().toEpochMilli(), now, fingerprint));
        var match = deduplicator.match(own, category, memory, cases);
        memory.remember(own, now);
        return match;
    }

    /** The store of a task. */
    private record StoredSignatures(KeyValueStore<Long, Signature> store) implements SignatureStore {
        @Override
        public @Nullable Signature get(long number) {
            return store.get(number);
        }

        @Override
        public void put(long number, Signature signature) {
            store.put(number, signature);
        }

        @Override
        public void delete(long number) {
            // Not by delete, which reads what it takes away.
            store.put(number, null);
        }

        @Override
        public void forEach(BiConsumer<Long, Signature> consumer) {
            try (var rows = store.all()) {
                rows.forEachRemaining(row -> consumer.accept(row.key, row.value));
            }
        }
    }
}
