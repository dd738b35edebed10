package io.huiyin.learn.duplicates;

import io.huiyin.processor.deduplicate.Signature;
import io.huiyin.processor.deduplicate.SignatureStore;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Signatures in memory: for reports that are played once and forgotten. */
final class InMemory implements SignatureStore {
    private final TreeMap<Long, Signature> signatures = new TreeMap<>();

    @Override
    public @Nullable Signature get(long number) {
        return signatures.get(number);
    }

    @Override
    public void put(long number, Signature signature) {
        signatures.put(number, signature);
    }

    @Override
    public void delete(long number) {
        signatures.remove(number);
    }

    @Override
    public void forEach(BiConsumer<Long, Signature> consumer) {
        signatures.forEach(consumer);
    }
}
