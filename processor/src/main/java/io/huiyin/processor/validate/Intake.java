package io.huiyin.processor.validate;

import io.huiyin.check.Problem;
import io.huiyin.processor.flow.Origin;
import io.huiyin.processor.flow.PolicyInForce;
import io.huiyin.serde.Decoded;
import io.huiyin.topic.TaskKey;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One way in: how its records are read and checked, and what they become.
 *
 * @param decode reads the bytes; throws only where the registry cannot be asked
 * @param check what is wrong with an event, given the broker's time
 * @param key the key that it must come under
 * @param next the node that takes what passed
 */
public record Intake<T, V>(
        String stage,
        Function<byte[], Decoded<T>> decode,
        BiFunction<T, Instant, List<Problem>> check,
        Function<T, TaskKey> key,
        Admission<T, V> admission,
        String next) {

    /** What a valid event becomes. */
    @FunctionalInterface
    public interface Admission<T, V> {
        V admit(T event, Origin origin, PolicyInForce policy);
    }
}
