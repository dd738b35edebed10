package io.huiyin.processor.cases;

import io.huiyin.event.CaseAction;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.Addressed;
import io.huiyin.processor.flow.Origin;
import io.huiyin.processor.flow.Policies;
import io.huiyin.processor.flow.Voted;
import io.huiyin.processor.state.avro.Waiting;
import io.huiyin.serde.SchemaHistory;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.jspecify.annotations.Nullable;

/** An action or vote on its way into the waiting room and back. */
final class Parked {
    private static final BinaryMessageDecoder<CaseAction> ACTIONS = SchemaHistory.decoder(Topics.ACTIONS);
    private static final BinaryMessageDecoder<SatisfactionVote> VOTES = SchemaHistory.decoder(Topics.VOTES);

    private Parked() {}

    static Waiting of(Acted acted) {
        try {
            return waiting(acted.origin(), acted.action().toByteBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Waiting of(Voted voted) {
        try {
            return waiting(voted.origin(), voted.vote().toByteBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What waited, with the rules that were in force when it came. */
    static Addressed back(Waiting waiting, Policies policies) {
        var origin = origin(waiting);
        try {
            if (waiting.getTopic().endsWith(Topics.VOTES.shortName())) {
                var vote = VOTES.decode(waiting.getEvent());
                return new Voted(vote, origin, policies.inForce(vote.getTenant(), origin.at()));
            }
            var action = ACTIONS.decode(waiting.getEvent());
            return new Acted(action, origin, policies.inForce(action.getTenant(), origin.at()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Origin origin(Waiting waiting) {
        return new Origin(
                waiting.getTopic(),
                waiting.getPartition(),
                waiting.getOffset(),
                waiting.getAt(),
                bytes(waiting.getKey()),
                bytes(waiting.getValue()));
    }

    private static Waiting waiting(Origin origin, ByteBuffer event) {
        return Waiting.newBuilder()
                .setTopic(origin.topic())
                .setPartition(origin.partition())
                .setOffset(origin.offset())
                .setAt(origin.at())
                .setKey(origin.key() == null ? null : ByteBuffer.wrap(origin.key()))
                .setValue(origin.value() == null ? null : ByteBuffer.wrap(origin.value()))
                .setEvent(event)
                .build();
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
