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
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Compares each report with the latest of its tenant and site. A repost of a known report goes no further.
 *
 * <p>The store {@value #SIGNATURES} has the signatures under their numbers in the order of arrival; the index over them is
 * on the heap and made again from the store when a task starts, so that it answers as it would have.
 */
public final class DeduplicateProcessor implements Processor<String, Classified, Object, Object> {
    /** The name of the store of signatures. */
    public static final String SIGNATURES = "signatures";

    /** The most reports of one task that are remembered: 32 MB of heap, 50 MB of store. The oldest give way. */
    public static final int CAPACITY = 1 << 17;

    private static final String STAGE = "deduplicate";
    private static final int MOST_CANDIDATES = 8;
    /** An estimate may be this much too low: three standard errors where texts have half in common. */
    private static final double MARGIN = 0.2;

    private static final int MOST_DROPPED_PER_REPORT = 4;

    private final Function<ProcessorContext<?, ?>, CaseLookup> casesOf;
    private final int capacity;
    private BandIndex index;
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<Long, Signature> signatures;
    private CaseLookup cases;

    private DeduplicateProcessor(Function<ProcessorContext<?, ?>, CaseLookup> casesOf, int capacity) {
        this.casesOf = casesOf;
        this.capacity = capacity;
    }

    /**
     * The processor with its store.
     *
     * @param casesOf how to ask for the cases of the task; what it reads must be connected to this processor
     * @param keeping where its store is kept
     */
    public static ProcessorSupplier<String, Classified, Object, Object> supplier(
            Function<ProcessorContext<?, ?>, CaseLookup> casesOf, Keeping keeping) {
        return supplier(casesOf, CAPACITY, keeping);
    }

    /**
     * The same with another limit to what is remembered.
     *
     * @param capacity the most reports of one task, a power of two and at least 1024
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
        signatures = requireNonNull(context.getStateStore(SIGNATURES), SIGNATURES);
        cases = casesOf.apply(context);
        // A task that starts anew after a failure may keep its processor, so the index is made here and not before.
        index = filledIndex();
    }

    @Override
    public void process(Record<String, Classified> record) {
        var report = record.value();
        var known = cases.eventIdOf(report.submitted().ownId().toString());
        if (known.isEmpty()) {
            context.forward(
                    new Record<>(record.key(), new Matched(report, match(report)), record.timestamp()),
                    Nodes.KEEP_CASES);
        } else if (!known.get().equals(report.submitted().report().getEventId())) {
            context.forward(collision(report.submitted(), record.timestamp()), Nodes.WRITE_DEAD_LETTERS);
        }
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
        var fingerprint = Fingerprint.of(submitted.report());
        var deduplicator = new Deduplicator(policy.duplicates(), policy.reopenWithin());
        if (!deduplicator.compares(report.classification(), fingerprint)) {
            return new Match.Alone();
        }
        var own = new Signature(
                submitted.ownId().toString(),
                submitted.submittedAt().toEpochMilli(),
                expiry(
                        submitted.receivedAt().toEpochMilli(),
                        policy.duplicates().window()),
                fingerprint);
        var bands = bands(own);
        var candidates = index.sharing(bands, policy.duplicates().suggest() - MARGIN, MOST_CANDIDATES);
        var match = deduplicator.match(
                report,
                own,
                () -> Arrays.stream(candidates)
                        .mapToObj(signatures::get)
                        .filter(Objects::nonNull)
                        .iterator(),
                cases);
        remember(own, bands, submitted.receivedAt().toEpochMilli());
        return match;
    }

    private void remember(Signature own, Bands bands, long nowMillis) {
        for (int i = 0; i < MOST_DROPPED_PER_REPORT && index.oldestIsDue(nowMillis); i++) {
            signatures.delete(index.oldest());
            index.dropOldest();
        }
        signatures.put(index.next(), own);
        index.add(bands, own.expiresAt());
    }

    private BandIndex filledIndex() {
        var filled = new BandIndex(capacity);
        try (var rows = signatures.all()) {
            while (rows.hasNext()) {
                var row = rows.next();
                filled.goOnAt(row.key);
                if (filled.oldestIsDue(Long.MIN_VALUE)) {
                    signatures.delete(filled.oldest());
                    filled.dropOldest();
                }
                filled.add(bands(row.value), row.value.expiresAt());
            }
        }
        return filled;
    }

    private static Bands bands(Signature signature) {
        var scope = signature.ownId().substring(0, signature.ownId().lastIndexOf('.'));
        return Bands.of(signature.fingerprint().shingles(), Hash.of(scope));
    }

    private static long expiry(long nowMillis, Duration window) {
        return nowMillis + window.toMillis();
    }
}
