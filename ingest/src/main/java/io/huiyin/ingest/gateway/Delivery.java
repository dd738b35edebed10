package io.huiyin.ingest.gateway;

import io.huiyin.ingest.writer.Outlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the admitted events of one request and waits until the broker has them, or until patience ends. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Outlet outlet;
    private final Duration patience;

    /** @param patience for the whole request, however many events it has */
    Delivery(Outlet outlet, Duration patience) {
        this.outlet = outlet;
        this.patience = patience;
    }

    /** The outcomes in the order of the postings. */
    List<Outcome> deliver(List<? extends Posting<?>> postings) {
        long until = System.nanoTime() + patience.toNanos();
        var writes = new ArrayList<Written>(postings.size());
        postings.forEach(posting -> writes.add(begin(posting, until)));
        return writes.stream().map(write -> write.await(until)).toList();
    }

    private <T extends SpecificRecord> Written begin(Posting<T> posting, long until) {
        return switch (posting.admission()) {
            case Admission.Refused<T> refused -> new Written(refusal(refused), Optional.empty());
            case Admission.Admitted<T> admitted ->
                new Written(
                        unavailable(admitted.address()),
                        System.nanoTime() < until
                                ? Optional.of(posting.entrance()
                                        .write()
                                        .write(outlet, admitted.event())
                                        .handle((done, failure) -> outcome(admitted.address(), failure)))
                                : Optional.empty());
        };
    }

    /**
     * One event on its way.
     *
     * @param otherwise what became of it where there is no answer in time
     * @param answer empty where it was not written at all
     */
    private record Written(Outcome otherwise, Optional<CompletableFuture<Outcome>> answer) {
        Outcome await(long until) {
            if (answer.isEmpty()) {
                return otherwise;
            }
            try {
                return answer.get().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return otherwise;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return otherwise;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a failure is an outcome here", e);
            }
        }
    }

    private static Outcome refusal(Admission.Refused<?> refused) {
        return new Outcome.Refused(refused.status(), refused.detail(), refused.problems(), Optional.empty());
    }

    private static Outcome outcome(EventAddress address, @Nullable Throwable failure) {
        if (failure == null) {
            return new Outcome.Accepted(address);
        }
        // Without a stack trace: an outage has thousands of these, and the cause says it all.
        LOG.atWarn()
                .addKeyValue("tenant", address.tenant())
                .addKeyValue("cause", failure)
                .log("event not written");
        return failure instanceof RecordTooLargeException
                ? new Outcome.Refused(
                        413, "The event is larger than the broker takes.", List.of(), Optional.of(address.eventId()))
                : unavailable(address);
    }

    private static Outcome unavailable(EventAddress address) {
        return new Outcome.Refused(
                503,
                "Kafka or the schema registry has not taken the event in time; it may arrive all the same. "
                        + "Send it again with the same eventId: that is safe.",
                List.of(),
                Optional.of(address.eventId()));
    }
}
