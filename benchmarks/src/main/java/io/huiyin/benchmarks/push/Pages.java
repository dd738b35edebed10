package io.huiyin.benchmarks.push;

import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Severity;
import io.huiyin.sink.store.Entry;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Escalations that page, each of a case of its own, and about as long as real ones. */
final class Pages {
    private Pages() {}

    static List<Entry<Escalation>> of(String round, int count) {
        var now = Instant.now();
        return IntStream.range(0, count)
                .mapToObj(i -> entry(round + "-" + i, now))
                .toList();
    }

    private static Entry<Escalation> entry(String reference, Instant now) {
        var page = Escalation.newBuilder()
                .setId("mine-7.north." + reference + "/respond/breach/1")
                .setCaseId("mine-7.north." + reference)
                .setTenant("mine-7")
                .setSite("north")
                .setKind(EscalationKind.BREACH)
                .setClock("respond")
                .setStep("breach")
                .setStepIndex(1)
                .setGeneration(1)
                .setDueAt(now)
                .setDeadline(now)
                .setRaisedAt(now)
                .setPaged(true)
                .setAudience(List.of("owner", "duty-manager"))
                .setRecipients(List.of("wang", "li"))
                .setReason("respond was not met within 24h")
                .setTitle("二号井主运输巷漏水")
                .setExcerpt("二号井主运输巷 3 号弯道顶板漏水，地面湿滑，已有人滑倒；the roof leaks at bend 3, somebody slipped. ".repeat(2))
                .setCategory("safety")
                .setSeverity(Severity.HIGH)
                .setOwner("safety")
                .build();
        return new Entry<>(new ConsumerRecord<>("escalations", 0, 0, new byte[0], new byte[0]), page);
    }
}
