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
import org.apache.kafka.clients.producer.RecordMetadata;
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

    /** The outcomes in the order of the admissions. */
    <T extends SpecificRecord> List<Outcome> deliver(Entrance<T> entrance, List<Admission<T>> admissions) {
        long until = System.nanoTime() + patience.toNanos();
        var writes = new ArrayList<@Nullable CompletableFuture<RecordMetadata>>(admissions.size());
        for (var admission : admissions) {
            writes.add(
                    admission instanceof Admission.Admitted<T> admitted && System.nanoTime() < until
                            ? entrance.write().write(outlet, admitted.event())
                            : null);
        }
        var outcomes = new ArrayList<Outcome>(admissions.size());
        for (int i = 0; i < admissions.size(); i++) {
            outcomes.add(
                    switch (admissions.get(i)) {
                        case Admission.Admitted<T> admitted -> await(admitted.address(), writes.get(i), until);
                        case Admission.Refused<T> refused ->
                            new Outcome.Refused(
                                    refused.status(), refused.detail(), refused.problems(), Optional.empty());
                    });
        }
        return outcomes;
    }

    private static Outcome await(EventAddress address, @Nullable CompletableFuture<RecordMetadata> write, long until) {
        if (write == null) {
            return unavailable(address);
        }
        try {
            write.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            return new Outcome.Accepted(address);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                return new Outcome.Refused(
                        413, "The event is larger than the broker takes.", List.of(), Optional.empty());
            }
            LOG.atWarn()
                    .addKeyValue("tenant", address.tenant())
                    .setCause(e.getCause())
                    .log("event not written");
            return unavailable(address);
        } catch (TimeoutException e) {
            LOG.atWarn().addKeyValue("tenant", address.tenant()).log("no acknowledgement in time");
            return unavailable(address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable(address);
        }
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
