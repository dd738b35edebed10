package io.huiyin.processor.validate;

import static java.util.stream.Collectors.joining;

import io.huiyin.check.Problem;
import io.huiyin.processor.flow.DeadLetter;
import io.huiyin.processor.flow.DeadLetter.Code;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Origin;
import io.huiyin.processor.flow.Policies;
import io.huiyin.serde.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Reads bytes, checks what they say, and hands on what passed. */
public final class ValidateProcessor<T, V> implements Processor<byte[], byte[], Object, Object> {
    private final Intake<T, V> intake;
    private final Function<ProcessorContext<?, ?>, Policies> book;
    private final boolean registeredOnly;
    private ProcessorContext<Object, Object> context;
    private Policies policies;

    private ValidateProcessor(
            Intake<T, V> intake, Function<ProcessorContext<?, ?>, Policies> book, boolean registeredOnly) {
        this.intake = intake;
        this.book = book;
        this.registeredOnly = registeredOnly;
    }

    /** @param registeredOnly refuse tenants that have no policy of their own */
    public static <T, V> ProcessorSupplier<byte[], byte[], Object, Object> supplier(
            Intake<T, V> intake, Function<ProcessorContext<?, ?>, Policies> book, boolean registeredOnly) {
        return () -> new ValidateProcessor<>(intake, book, registeredOnly);
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        this.policies = book.apply(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var origin = origin(record);
        if (record.value() == null) {
            refuse(origin, Code.INVALID_AVRO, "The record has no value; it must be an event.");
            return;
        }
        switch (intake.decode().apply(record.value())) {
            case Decoded.Value<T> value -> check(value.value(), origin);
            case Decoded.Malformed<T> malformed -> refuse(origin, Code.INVALID_AVRO, malformed.detail());
            case Decoded.UnknownSchema<T> unknown -> refuse(origin, Code.UNKNOWN_SCHEMA, unknown.detail());
        }
    }

    private void check(T event, Origin origin) {
        var problems = intake.check().apply(event, origin.at());
        if (!problems.isEmpty()) {
            refuse(
                    origin,
                    Code.INVALID_FIELD,
                    problems.stream().map(Problem::sentence).collect(joining("; ")));
            return;
        }
        var key = intake.key().apply(event);
        if (!Arrays.equals(key.toString().getBytes(StandardCharsets.UTF_8), origin.key())) {
            refuse(origin, Code.WRONG_KEY, "The record's key is '%s'; it must be '%s'.".formatted(shown(origin), key));
            return;
        }
        if (registeredOnly && !policies.registered(key.tenant())) {
            refuse(
                    origin,
                    Code.UNKNOWN_TENANT,
                    "The tenant '%s' has no policy; publish one first.".formatted(key.tenant()));
            return;
        }
        var admitted = intake.admission().admit(event, origin, policies.inForce(key.tenant(), origin.at()));
        context.forward(new Record<>(key.toString(), admitted, origin.at().toEpochMilli()), intake.next());
    }

    private void refuse(Origin origin, Code code, String detail) {
        var letter = new DeadLetter(origin, code, intake.stage(), detail);
        context.forward(letter.toRecord(origin.at().toEpochMilli()), Nodes.WRITE_DEAD_LETTERS);
    }

    private Origin origin(Record<byte[], byte[]> record) {
        var metadata = context.recordMetadata().orElseThrow();
        return new Origin(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value());
    }

    private static String shown(Origin origin) {
        return origin.key() == null ? "" : new String(origin.key(), StandardCharsets.UTF_8);
    }
}
