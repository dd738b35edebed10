package io.huiyin.standalone.sink;

import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Records that are known by their number: what the n-th is, where it lies, and what must become of it. Of every thousand, four
 * are bad: no Avro, a NUL character, an id too long for its index, an instant that PostgreSQL does not have.
 */
final class Numbered {
    static final int PARTITIONS = 3;
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant FAR = Instant.ofEpochMilli(Long.MAX_VALUE / 2);
    private static final int NOT_AVRO = 7;
    private static final int NUL = 17;
    private static final int TOO_LONG = 27;
    private static final int OUT_OF_RANGE = 37;
    private static final int PERIOD = 1000;
    private static final int LETTERS_TOO_MANY = 9000;

    private Numbered() {}

    static int partition(int n) {
        return n % PARTITIONS;
    }

    /** Where it lies on its partition. */
    static long offset(int n) {
        return n / PARTITIONS;
    }

    /** Why it is refused; empty where it is not. */
    static Optional<String> refusal(int n) {
        return switch (n % PERIOD) {
            case NOT_AVRO -> Optional.of("INVALID_AVRO");
            case NUL, TOO_LONG, OUT_OF_RANGE -> Optional.of("STORE_REJECTED");
            default -> Optional.empty();
        };
    }

    /** Empty where it is no Avro. */
    static Optional<CaseEvent> event(int n) {
        if (n % PERIOD == NOT_AVRO) {
            return Optional.empty();
        }
        return Optional.of(CaseEvent.newBuilder()
                .setId(n % PERIOD == TOO_LONG ? longId(n) : id(n))
                .setCaseId(caseId(n))
                .setTenant("mine")
                .setSite("north")
                .setKind(CaseEventKind.COMMENTED)
                .setAt(n % PERIOD == OUT_OF_RANGE ? FAR : NOON.plusSeconds(n))
                .setRevision(n)
                .setText(n % PERIOD == NUL ? "NUL \0" : text(n))
                .build());
    }

    static String id(int n) {
        return "event-" + n;
    }

    /** The whole row, as the tables must have it. */
    static String row(int n) {
        return id(n) + "|" + caseId(n) + "|" + n + "|" + text(n);
    }

    /** A page for which nothing is known of its case, so that it is sent. */
    static Escalation page(int n) {
        var now = Instant.now();
        return Escalation.newBuilder()
                .setId("page-" + n)
                .setCaseId(caseId(n))
                .setTenant("mine")
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
                .setAudience(List.of("owner"))
                .setChannels(List.of())
                .setReason("not answered within 24 h")
                .build();
    }

    private static String caseId(int n) {
        return "mine.north.C" + n % 500;
    }

    private static String text(int n) {
        return "屋顶漏水 " + n;
    }

    /** Letters at random, so that no compression makes them fit. */
    private static String longId(int n) {
        return new Random(n)
                .ints(LETTERS_TOO_MANY, 'A', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
