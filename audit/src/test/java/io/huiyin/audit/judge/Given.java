package io.huiyin.audit.judge;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.DueSource;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A case in a test's hand: revisions, lines and escalations, at times of one day. */
final class Given {
    static final String ID = "mine.north.8K2M4P6R8T0V";
    static final String POLICY = """
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 4h
                targets:
                  - {severity: CRITICAL, target: 1h}
                ladder:
                  - {step: warning, at: 75%}
                  - {step: breach, at: 100%, again: {every: 30m, times: 2}}
                  - {step: top, at: +2h}
              - name: quiet
                stops: [RESPOND]
                target: 4h
                quiet: 1h
                ladder:
                  - {step: warning, at: 75%}
                  - {step: breach, at: 100%}
            """;

    final CaseFile file = new CaseFile();
    private final Rules rules = (tenant, version) -> version == 1 ? Optional.of(policy()) : Optional.empty();
    private Case latest = Case.newBuilder()
            .setCaseId(ID)
            .setTenant("mine")
            .setSite("north")
            .setReference("8K2M4P6R8T0V")
            .setRevision(0)
            .setStatus(CaseStatus.OPEN)
            .setKind(Kind.FEEDBACK)
            .setChannel(Channel.WEB)
            .setCategory("facilities")
            .setSeverity(Severity.NORMAL)
            .setReason(new Reason("none", "", "", null))
            .setExcerpt("")
            .setZone("UTC")
            .setOpenedAt(at("08:00"))
            .setUpdatedAt(at("08:00"))
            .setLastReportAt(at("08:00"))
            .setPolicyVersion(1)
            .build();

    static PolicyRules policy() {
        return ((Parsed.Sound) PolicyLanguage.parse(POLICY)).rules();
    }

    /** An instant of the day. */
    static Instant at(String time) {
        return Instant.parse("2026-11-02T" + (time.length() == 5 ? time + ":00" : time) + "Z");
    }

    /** The clock of this name, started at eight with a target of four hours. */
    static Clock.Builder clock(String name) {
        return Clock.newBuilder()
                .setName(name)
                .setStatus(ClockStatus.RUNNING)
                .setStartedAt(at("08:00"))
                .setDeadline(at("12:00"))
                .setSource(DueSource.POLICY)
                .setTargetMillis(Duration.ofHours(4).toMillis())
                .setPolicyVersion(1);
    }

    /** The next revision, with this clock. */
    Given revision(String time, Clock clock) {
        return revision(time, clock, more -> more);
    }

    Given revision(String time, Clock clock, UnaryOperator<Case.Builder> more) {
        latest = more.apply(Case.newBuilder(latest)
                        .setRevision(latest.getRevision() + 1)
                        .setUpdatedAt(at(time))
                        .setClocks(List.of(clock)))
                .build();
        file.take(latest, at(time));
        return this;
    }

    /** A line of the latest revision. */
    Given told(CaseEventKind kind, String time) {
        return told(kind, time, null, null);
    }

    Given told(CaseEventKind kind, String time, @Nullable String clock, @Nullable String oldDeadline) {
        file.take(
                new Told(kind, at(time), latest.getRevision(), clock, oldDeadline == null ? null : at(oldDeadline), 1));
        return this;
    }

    /** {@code clock/step/generation[/repeat]}, due then and raised two seconds later. */
    Given raised(String what, String due) {
        return raised(what, at(due), at(due).plusSeconds(2), true);
    }

    /** The same, only recorded. */
    Given recorded(String what, String due, String raised) {
        return raised(what, at(due), at(raised), false);
    }

    Given paged(String what, String due, String raised) {
        return raised(what, at(due), at(raised), true);
    }

    private Given raised(String what, Instant due, Instant raised, boolean paged) {
        var parts = what.split("/");
        var repeat = parts.length > 3 ? Integer.parseInt(parts[3]) : 0;
        file.take(new Raised(
                ID + "/" + what,
                parts[0],
                parts[1],
                Integer.parseInt(parts[2]),
                repeat,
                due,
                raised,
                paged,
                1,
                1,
                raised,
                1));
        return this;
    }

    /** What is found when the processor has come to this time, and the wall clock too. */
    List<String> found(String time) {
        return found(time, time);
    }

    /** As kind and subject without the case. */
    List<String> found(String processed, String now) {
        var reach = new Reach(at(now), Optional.of(at(processed)), Duration.ofSeconds(30));
        return new Auditing(rules)
                .judge(file, reach).findings().stream()
                        .map(one -> one.kind() + " " + one.subject().replace(ID + "/", ""))
                        .sorted()
                        .toList();
    }

    static UnaryOperator<Case.Builder> status(CaseStatus status) {
        return one -> one.setStatus(status);
    }
}
