package io.huiyin.processor.deduplicate;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where signatures are kept under their numbers. */
public interface SignatureStore {

    @Nullable
    Signature get(long number);

    void put(long number, Signature signature);

    void delete(long number);

    /** All of them, rising. */
    void forEach(BiConsumer<Long, Signature> consumer);
}
