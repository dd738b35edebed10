package io.huiyin.sink.notify;

import io.huiyin.event.Escalation;
import io.huiyin.event.Severity;
import io.huiyin.sink.Events;
import io.huiyin.sink.notify.media.Notice;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lines of the ledger as they are when they are due; tests change what they are about. */
final class Lines {
    static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    static final ChannelId DUTY = new ChannelId("mine-7", "duty");

    private Lines() {}

    /** Of a case of its own, raised and written at noon. */
    static Line line(int sequence) {
        return line(sequence, Severity.NORMAL);
    }

    static Line line(int sequence, Severity severity) {
        return line(sequence, page -> page.setSeverity(severity));
    }

    static Line line(int sequence, UnaryOperator<Escalation.Builder> change) {
        var page = change.apply(Events.breach("x" + sequence, "C" + sequence, NOON))
                .build();
        var notice = new Notice(page, "https://h/c", Body.of(page, URI.create("https://h")));
        return new Line(
                page.getId(),
                DUTY,
                page.getCaseId(),
                sequence,
                0,
                false,
                Optional.empty(),
                false,
                false,
                NOON,
                NOON,
                NOON,
                notice,
                null);
    }

    static Line of(Line line, Standing standing) {
        return new Line(
                line.escalationId(),
                line.channel(),
                line.caseId(),
                line.sequence(),
                line.attempts(),
                line.inDoubt(),
                line.group(),
                line.held(),
                line.late(),
                line.dueAt(),
                line.createdAt(),
                line.since(),
                line.notice(),
                standing);
    }

    /** As it is after an attempt. */
    static Line tried(Line line, int attempts, boolean inDoubt, String group) {
        return new Line(
                line.escalationId(),
                line.channel(),
                line.caseId(),
                line.sequence(),
                attempts,
                inDoubt,
                group.isEmpty() ? Optional.empty() : Optional.of(group),
                line.held(),
                line.late(),
                line.dueAt(),
                line.createdAt(),
                line.since(),
                line.notice(),
                line.standing());
    }

    static Line held(Line line, boolean late) {
        return new Line(
                line.escalationId(),
                line.channel(),
                line.caseId(),
                line.sequence(),
                line.attempts(),
                line.inDoubt(),
                line.group(),
                !late,
                late,
                line.dueAt(),
                line.createdAt(),
                line.since(),
                line.notice(),
                line.standing());
    }
}
