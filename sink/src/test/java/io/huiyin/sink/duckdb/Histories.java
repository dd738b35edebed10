package io.huiyin.sink.duckdb;

import static io.huiyin.sink.Events.NOON;
import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.Events.clock;
import static io.huiyin.sink.Events.day;
import static io.huiyin.sink.Events.openCase;
import static io.huiyin.sink.Events.opened;
import static io.huiyin.sink.Events.points;
import static io.huiyin.sink.Events.sketch;
import static io.huiyin.sink.Events.surge;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.Grain;
import io.huiyin.event.Kind;
import io.huiyin.event.Pause;
import io.huiyin.event.Policy;
import io.huiyin.event.Reason;
import io.huiyin.sink.store.Letter;
import io.huiyin.topic.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What topics say, by a seed: cases that change and go, timelines of cases that become confidential and public again, and the rest. */
final class Histories {
    private static final String[] SITES = {"north", "south"};
    private static final String[] TEXTS = {"屋顶漏水", "a\tb\\n\"quoted\" {,}", "", "NULL", "🙂 line\nbreak", "NUL\0here"};

    private final Random random;
    private final Map<String, Integer> revisions = new HashMap<>();
    final List<Said> said = new ArrayList<>();

    /** A record: its topic, its key, and what it turns out to be. */
    record Said(String topic, String key, @Nullable Object value) {}

    Histories(long seed, int events) {
        random = new Random(seed);
        for (int i = 0; i < events; i++) {
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> add("cases", caseChange());
                case 3 -> said.add(new Said("cases", caseId(), null));
                case 4, 5, 6 -> add("case-events", line());
                case 7 -> add("confidential-texts", confidentialText());
                case 8, 9 -> add("escalations", escalation());
                case 10 -> add("counts", counts());
                case 11 -> add("surges", surge("s" + random.nextInt(20)));
                case 12 ->
                    add("points", points("p" + random.nextInt(40), "worker-" + random.nextInt(3), random.nextInt(9)));
                default -> policyOrLetter();
            }
        }
    }

    /** Whether no database takes it: it has a NUL, or an instant beyond all calendars. */
    boolean isBad(int index) {
        var value = said.get(index).value();
        return value instanceof Case one && one.getOpenedAt().isAfter(NOON.plus(Duration.ofDays(400)))
                || String.valueOf(value).contains("\\u0000");
    }

    private void add(String topic, Object value) {
        said.add(new Said(topic, "k", value));
    }

    private Case caseChange() {
        var id = caseId();
        var clocks = new ArrayList<Clock>();
        for (var name : List.of("acknowledge", "respond", "resolve", "reviewed", "implemented")) {
            if (random.nextBoolean()) {
                clocks.add(Clock.newBuilder(clock(name, moment()))
                        .setStatus(ClockStatus.values()[random.nextInt(ClockStatus.values().length)])
                        .setCompletable(name.endsWith("ed"))
                        .setBreachedAt(maybe(moment()))
                        .setPauses(random.nextBoolean() ? List.of() : List.of(new Pause(NOON, moment())))
                        .build());
            }
        }
        return openCase(id.substring(id.lastIndexOf('.') + 1), 1 + random.nextInt(12))
                .setStatus(CaseStatus.values()[random.nextInt(CaseStatus.values().length)])
                .setSite(SITES[random.nextInt(2)])
                .setKind(random.nextBoolean() ? Kind.PROPOSAL : Kind.HAZARD)
                .setReopened(random.nextInt(2))
                .setVotes(random.nextInt(4))
                .setVoteSum(random.nextInt(15))
                .setTitle(maybe(text()))
                .setExcerpt(text())
                .setPlace(random.nextBoolean() ? null : openCase("A", 1).build().getPlace())
                .setSeverityReason(random.nextBoolean() ? null : new Reason("model", "m", text(), random.nextDouble()))
                .setReaders(random.nextBoolean() ? List.of() : List.of("counsellor", text()))
                .setSuggestions(List.of("a,b", "\"", "{}"))
                .setAnsweredAt(maybe(moment()))
                .setOpenedAt(random.nextInt(40) == 0 ? Instant.ofEpochMilli(Long.MAX_VALUE / 3) : moment())
                .setClocks(clocks)
                .build();
    }

    /** A case's lines are in order; one may come again. */
    private CaseEvent line() {
        var id = caseId();
        int revision = random.nextInt(5) == 0
                ? Math.max(1, revisions.getOrDefault(id, 1))
                : revisions.merge(id, 1, Integer::sum);
        var event = opened(id + "#" + revision)
                .setCaseId(id)
                .setRevision(revision)
                .setAt(NOON.plusSeconds(revision))
                .setEventId(maybe("e" + revision))
                .setScore(maybe(random.nextDouble()))
                .setText(maybe(text()));
        if (random.nextInt(4) == 0) {
            boolean confidential = random.nextBoolean();
            event.setKind(CaseEventKind.RECLASSIFIED)
                    .setText(null)
                    .setConfidential(confidential)
                    .setReaders(confidential ? List.of("counsellor") : List.of());
        }
        return event.build();
    }

    private ConfidentialText confidentialText() {
        var id = caseId();
        int revision = 1 + random.nextInt(revisions.getOrDefault(id, 1) + 1);
        return ConfidentialText.newBuilder()
                .setId(id + "#" + revision)
                .setCaseId(id)
                .setTenant("mine-7")
                .setSite("north")
                .setAt(NOON.plusSeconds(revision))
                .setEventId("e" + revision)
                .setTitle(maybe(text()))
                .setText(text())
                .setReaders(List.of("counsellor"))
                .build();
    }

    private Escalation escalation() {
        int number = random.nextInt(60);
        var id = "mine-7.north.C" + number % 8;
        return breach("x" + number, "C" + number % 8, NOON.plusSeconds(number))
                .setCaseId(id)
                .setTitle(maybe(text()))
                .setExcerpt(text())
                .setRecipients(List.of("li", "wang"))
                .build();
    }

    private CountWindow counts() {
        var window = day("roof-" + random.nextInt(3))
                .setGrain(Grain.values()[random.nextInt(Grain.values().length)])
                .setSite(SITES[random.nextInt(2)])
                .setReports(random.nextInt(100));
        if (random.nextBoolean()) {
            window.setResponseWall(sketch(random.nextInt(600), 1 + random.nextInt(9), 600 + random.nextInt(600), 3));
        }
        if (random.nextBoolean()) {
            window.setResponseBusiness(sketch(random.nextInt(900), 1 + random.nextInt(9)));
        }
        return window.build();
    }

    private void policyOrLetter() {
        int number = random.nextInt(12);
        switch (random.nextInt(5)) {
            case 0 -> said.add(new Said("policies", "mine-7@" + number, null));
            case 1 -> add("policies", new Policy("mine-7", number, NOON, NOON, "admin", text() + "extends: builtin"));
            case 2 ->
                add(
                        "dead-letters",
                        letter(number, Optional.of(new Settlement(0, number, Settlement.Outcome.REPLAYED, "li"))));
            default -> add("dead-letters", letter(number, Optional.empty()));
        }
    }

    private Letter letter(int number, Optional<Settlement> settlement) {
        return new Letter(
                "reports",
                number % 3,
                number,
                maybe(NOON),
                "INVALID_AVRO",
                "not Avro",
                "sink",
                maybe(new byte[] {0, 1, (byte) 0xff}),
                maybe("?".getBytes(StandardCharsets.UTF_8)),
                0,
                number,
                NOON.plusSeconds(number),
                settlement);
    }

    private String caseId() {
        return "mine-7.north.C" + random.nextInt(8);
    }

    /** The NUL is rare. */
    private String text() {
        return TEXTS[random.nextInt(30) == 0 ? TEXTS.length - 1 : random.nextInt(TEXTS.length - 1)];
    }

    private Instant moment() {
        return NOON.plus(Duration.ofMillis(random.nextInt(1_000_000_000)));
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    /** The records of what was said, all of one partition a topic. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < said.size(); i++) {
            records.add(new ConsumerRecord<>(
                    said.get(i).topic(), 0, i, said.get(i).key().getBytes(StandardCharsets.UTF_8), new byte[0]));
        }
        return records;
    }
}
