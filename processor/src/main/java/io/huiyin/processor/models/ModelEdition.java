package io.huiyin.processor.models;

import io.huiyin.processor.flow.ModelInForce;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A version of a model: from when it decides, and the decoded model while memory allows. */
final class ModelEdition {
    /** The one that decides first: of those in force the latest, of one instant the highest version. */
    static final Comparator<ModelEdition> LATEST_FIRST = Comparator.comparing(ModelEdition::from)
            .thenComparing(ModelEdition::version)
            .reversed();

    private final String key;
    private final int version;
    private final Instant from;
    private volatile SoftReference<@Nullable ModelInForce> model = new SoftReference<>(null);
    private volatile boolean malformed;

    ModelEdition(String key, int version, Instant from) {
        this.key = key;
        this.version = version;
        this.from = from;
    }

    String key() {
        return key;
    }

    int version() {
        return version;
    }

    Instant from() {
        return from;
    }

    /** The decoded model; null where it has to be decoded first. */
    @Nullable
    ModelInForce held() {
        return model.get();
    }

    void hold(ModelInForce decoded) {
        model = new SoftReference<>(decoded);
    }

    /** Whether its artefact was found to be none. */
    boolean malformed() {
        return malformed;
    }

    void spoilt() {
        malformed = true;
    }

    void letGo() {
        model = new SoftReference<>(null);
    }
}
