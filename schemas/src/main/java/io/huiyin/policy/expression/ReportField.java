package io.huiyin.policy.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A name that a condition may use: the fields of a report, named as on the topic, and the local time. A text that the producer left
 * out is empty.
 *
 * @param words all values that it can have; empty where there are too many to name
 */
record ReportField(String name, CelType type, Set<String> words, Function<Subject, Object> value) {
    private static final Map<String, ReportField> ALL = byName(
            text("eventId", Report::getEventId),
            text("tenant", Report::getTenant),
            text("site", Report::getSite),
            word("kind", names(Kind.values()), subject -> subject.report().getKind()),
            word("channel", names(Channel.values()), subject -> subject.report().getChannel()),
            word("severity", names(Severity.values()), subject -> subject.report()
                    .getSeverity()),
            text("title", Report::getTitle),
            text("text", Report::getText),
            of("folded", SimpleType.STRING, Subject::folded),
            text("reporter", Report::getReporter),
            text("category", Report::getCategory),
            of("place", Place.TYPE, subject -> Place.fields(subject.report().getPlace())),
            of("attachments", ListType.create(SimpleType.STRING), subject -> subject.report()
                    .getAttachments()),
            of("attributes", MapType.create(SimpleType.STRING, SimpleType.STRING), subject -> subject.report()
                    .getAttributes()),
            text("batch", Report::getBatch),
            of("submittedAt", SimpleType.TIMESTAMP, Subject::submittedAt),
            of("occurredAt", SimpleType.TIMESTAMP, ReportField::occurredAt),
            of("date", SimpleType.STRING, subject -> local(subject)
                    .toLocalDate()
                    .toString()),
            word("weekday", Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"), ReportField::weekday),
            of("hour", SimpleType.INT, subject -> (long) local(subject).getHour()),
            of("minute", SimpleType.INT, subject -> (long) local(subject).getMinute()));

    /** All of them by name. */
    static Map<String, ReportField> all() {
        return ALL;
    }

    static Optional<Object> value(String name, Subject subject) {
        return Optional.ofNullable(ALL.get(name)).map(field -> field.value.apply(subject));
    }

    private static ReportField of(String name, CelType type, Function<Subject, Object> value) {
        return new ReportField(name, type, Set.of(), value);
    }

    private static ReportField text(String name, Function<Report, @Nullable String> value) {
        return of(name, SimpleType.STRING, subject -> Objects.requireNonNullElse(value.apply(subject.report()), ""));
    }

    private static ReportField word(String name, Set<String> words, Function<Subject, Object> value) {
        return new ReportField(
                name, SimpleType.STRING, words, subject -> value.apply(subject).toString());
    }

    private static Instant occurredAt(Subject subject) {
        return Objects.requireNonNullElse(subject.report().getOccurredAt(), subject.submittedAt());
    }

    private static ZonedDateTime local(Subject subject) {
        return subject.submittedAt().atZone(subject.zone());
    }

    private static String weekday(Subject subject) {
        return local(subject)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> names(Enum<?>[] values) {
        return new TreeSet<>(Arrays.stream(values).map(Enum::name).toList());
    }

    private static Map<String, ReportField> byName(ReportField... fields) {
        var all = new LinkedHashMap<String, ReportField>();
        List.of(fields).forEach(field -> all.put(field.name, field));
        return all;
    }
}
