package io.huiyin.sink.notify.media;

import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Severity;
import io.huiyin.policy.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A single page in its reader's language: what somebody needs to know who was woken by it. All texts are plain.
 *
 * @param headline how bad, what is up, and what it is about
 * @param excerpt the report's beginning; empty where nobody may read it here
 */
record Page(String headline, List<Fact> facts, String excerpt, String link) {
    private static final int LONGEST_SUBJECT = 80;
    private static final int MOST_NAMES = 5;

    static Page of(Notice notice, Readers readers, Language language, Instant now) {
        var said = notice.escalation();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(Phrase.DUE, due(said, readers, language, now), language));
        facts.add(Fact.of(Phrase.OWNER, owner(said, language), language));
        if (!said.getRecipients().isEmpty()) {
            facts.add(Fact.of(Phrase.TOLD, names(said.getRecipients()), language));
        }
        facts.add(Fact.of(Phrase.WHERE, where(said, readers), language));
        if (!said.getCategory().isEmpty()) {
            facts.add(Fact.of(Phrase.CATEGORY, readers.category(said.getCategory()), language));
        }
        if (said.getReports() > 1) {
            facts.add(Fact.of(Phrase.REPORTS, Integer.toString(said.getReports()), language));
        }
        facts.add(Fact.of(Phrase.WHY, why(said, language), language));
        facts.add(Fact.of(Phrase.CASE, reference(said), language));
        return new Page(
                headline(said, readers, language), List.copyOf(facts), Plain.line(said.getExcerpt()), notice.link());
    }

    /** Such as 【紧急】已超时：漏水, [Critical] Overdue: water. */
    static String headline(Escalation said, Readers readers, Language language) {
        var bad = severity(said.getSeverity()).map(phrase -> phrase.in(language));
        var kind = kind(said.getKind()).in(language);
        var subject = Cut.characters(Plain.line(subject(said, readers)), LONGEST_SUBJECT);
        return language == Language.EN
                ? bad.map(word -> "[" + word + "] ").orElse("") + kind + ": " + subject
                : bad.map(word -> "【" + word + "】").orElse("") + kind + "：" + subject;
    }

    /** All of it as lines of text. */
    String text(Language language) {
        return Stream.concat(Stream.of(headline, ""), facts.stream().map(fact -> fact.line(language)))
                        .collect(Collectors.joining("\n"))
                + (excerpt.isEmpty() ? "" : "\n" + new Fact(Phrase.REPORT.in(language), excerpt).line(language))
                + "\n\n"
                + link;
    }

    static Optional<Phrase> severity(Severity severity) {
        return switch (severity) {
            case UNSPECIFIED -> Optional.empty();
            case LOW -> Optional.of(Phrase.LOW);
            case NORMAL -> Optional.of(Phrase.NORMAL);
            case HIGH -> Optional.of(Phrase.HIGH);
            case CRITICAL -> Optional.of(Phrase.CRITICAL);
        };
    }

    /** The last part of the case's id, which is what people call it by. */
    static String reference(Escalation said) {
        return said.getCaseId().substring(said.getCaseId().lastIndexOf('.') + 1);
    }

    private static Phrase kind(EscalationKind kind) {
        return switch (kind) {
            case WARNING -> Phrase.WARNING;
            case BREACH -> Phrase.BREACH;
            case STEP -> Phrase.STEP;
            case SUMMARY, UNSPECIFIED -> Phrase.SUMMARY;
        };
    }

    /** Its title; else how it begins; else, where nobody may read it here, its category or reference. */
    private static String subject(Escalation said, Readers readers) {
        return Stream.of(
                        Objects.requireNonNullElse(said.getTitle(), ""),
                        said.getExcerpt(),
                        readers.category(said.getCategory()))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() -> reference(said));
    }

    private static String due(Escalation said, Readers readers, Language language, Instant now) {
        return said.getDeadline() == null
                ? Phrase.NO_DEADLINE.in(language)
                : Moments.deadline(said.getDeadline(), now, readers.zone(), language);
    }

    private static String owner(Escalation said, Language language) {
        var names = Stream.of(said.getOwner(), said.getAssignee())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return names.isEmpty() ? Phrase.NOBODY.in(language) : String.join(" → ", names);
    }

    private static String names(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES ? first : first + " +" + (names.size() - MOST_NAMES);
    }

    private static String where(Escalation said, Readers readers) {
        var tenant = readers.tenant().isEmpty() ? said.getTenant() : readers.tenant();
        return tenant + " · " + readers.sites().getOrDefault(said.getSite(), said.getSite());
    }

    private static String why(Escalation said, Language language) {
        if (said.getClock().isEmpty()) {
            return said.getReason();
        }
        int repeat = said.getRepeat();
        var zh = "时限 " + said.getClock() + "，步骤 " + said.getStep() + (repeat == 0 ? "" : "，第 " + (repeat + 1) + " 次提醒");
        var en = "clock " + said.getClock() + ", step " + said.getStep()
                + (repeat == 0 ? "" : ", reminder " + (repeat + 1));
        return language == Language.BOTH
                ? said.getClock() + " / " + said.getStep() + (repeat == 0 ? "" : " / " + (repeat + 1))
                : Phrase.either(language, zh, en);
    }
}
