package io.huiyin.ingest.importer.mapping;

import io.huiyin.check.Nearest;
import io.huiyin.ingest.importer.mapping.Expression.Choice;
import io.huiyin.ingest.importer.mapping.Expression.First;
import io.huiyin.ingest.importer.mapping.Expression.Guarded;
import io.huiyin.ingest.importer.mapping.Expression.Shortened;
import io.huiyin.topic.Slug;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads expressions: a text is a template, a mapping says what is to be done with a column.
 *
 * @param zone the zone of local times that name none
 * @param patterns how times are written that do not say
 * @param conditions reads what must hold for a value to be there
 */
record ExpressionReader(ZoneId zone, List<TimePattern> patterns, ConditionReader conditions) {
    private static final List<String> FORMS = List.of("from", "slug", "time", "first");
    private static final Map<String, List<String>> KEYS = Map.of(
            "from", List.of("from", "map", "default", "limit", "when"),
            "slug", List.of("slug", "map", "default", "when"),
            "time", List.of("time", "zone", "pattern", "when"),
            "first", List.of("first", "when"));

    /** The expression for a field of this type. What is wrong with it is noted and an empty one returned. */
    Expression read(Node node, FieldType type) {
        var expression = node.json().isObject() ? form(node) : bare(node);
        return switch (type) {
            case FieldType.Time time -> timed(expression);
            case FieldType.Decimal decimal -> new NumberOf(expression);
            case FieldType.Symbol symbol -> constantsAmong(node, expression, symbol.symbols());
            case FieldType.SlugText slug -> constantSlug(node, expression);
            case FieldType.Text text -> expression;
            case FieldType.Texts texts -> expression;
            case FieldType.Entries entries -> expression;
            case FieldType.Nested nested -> expression;
        };
    }

    /** A time where a column is expected: its bare name, or {@code {time: …}} where it is written in a way of its own. */
    Expression timeOfColumn(Node node) {
        return timed(node.json().isObject() ? form(node) : columnOrTemplate(node));
    }

    static ZoneId zone(Node node) {
        var name = node.text().orElse("");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            var near = Nearest.to(name, ZoneId.getAvailableZoneIds()).map(zone -> " (" + zone + " perhaps)");
            node.wrong("a time zone such as Asia/Shanghai" + near.orElse(""));
            return ZoneOffset.UTC;
        }
    }

    static List<TimePattern> patterns(Node node) {
        var patterns = new ArrayList<TimePattern>();
        for (var element : node.elements()) {
            element.text().ifPresent(source -> TimePattern.parse(source)
                    .ifPresentOrElse(
                            patterns::add,
                            () -> element.wrong(
                                    "iso, epoch-millis, epoch-seconds or a pattern such as yyyy-MM-dd HH:mm:ss")));
        }
        return patterns;
    }

    private Expression form(Node node) {
        var form = FORMS.stream().filter(node.json()::has).findFirst();
        if (form.isEmpty()) {
            node.wrong("a text, or a mapping with one of " + String.join(", ", FORMS));
            return Template.EMPTY;
        }
        node.allow(KEYS.getOrDefault(form.get(), List.of()));
        var subject = node.child(form.get());
        if (subject.isEmpty()) {
            return Template.EMPTY;
        }
        var made =
                switch (form.get()) {
                    case "time" -> time(node, subject.get());
                    case "slug" -> new SlugOf(columnOrTemplate(subject.get()), map(node), otherwise(node));
                    case "first" -> first(subject.get());
                    default -> from(node, subject.get());
                };
        return node.child("when")
                .map(conditions::read)
                .<Expression>map(when -> new Guarded(when, made))
                .orElse(made);
    }

    private Expression from(Node node, Node subject) {
        Expression from = columnOrTemplate(subject);
        if (node.json().has("map")) {
            from = new Choice(from, map(node), otherwise(node));
        } else if (node.json().has("default")) {
            from = new First(List.of(from, otherwise(node)));
        }
        var inner = from;
        return node.child("limit")
                .<Expression>map(limit -> new Shortened(inner, limit(limit)))
                .orElse(from);
    }

    private Expression time(Node node, Node subject) {
        return new TimeOf(
                columnOrTemplate(subject),
                node.child("zone").map(ExpressionReader::zone).orElse(zone),
                node.child("pattern").map(ExpressionReader::patterns).orElse(patterns));
    }

    private Expression first(Node list) {
        return new First(list.elements().stream()
                .map(element -> element.json().isObject() ? form(element) : bare(element))
                .toList());
    }

    /** A field that takes a time reads plain values as times, each alternative by itself. */
    private Expression timed(Expression expression) {
        return switch (expression) {
            case TimeOf time -> time;
            case Guarded guarded -> new Guarded(guarded.when(), timed(guarded.inner()));
            case First first ->
                new First(first.candidates().stream().map(this::timed).toList());
            default -> new TimeOf(expression, zone, patterns);
        };
    }

    private static Expression constantsAmong(Node node, Expression expression, List<String> symbols) {
        var written =
                switch (expression) {
                    case Template template -> constant(template);
                    case Choice choice -> Stream.concat(choice.map().values().stream(), constant(choice.otherwise()));
                    default -> Stream.<String>empty();
                };
        written.filter(word -> !word.isEmpty() && !symbols.contains(word))
                .forEach(word -> node.wrong(Node.expected(word, symbols)));
        return expression;
    }

    private static Expression constantSlug(Node node, Expression expression) {
        constant(expression)
                .filter(word -> !word.isEmpty() && !Slug.isSlug(word))
                .forEach(word -> node.wrong("1 to 63 lower-case letters, digits and hyphens, or {slug: a column}"));
        return expression;
    }

    private static Stream<String> constant(Expression expression) {
        return expression instanceof Template template && template.columns().isEmpty()
                ? Stream.of(template.words())
                : Stream.empty();
    }

    private Map<String, String> map(Node node) {
        return node.child("map").map(Node::entries).orElse(Map.of());
    }

    private static Template otherwise(Node node) {
        return node.child("default").map(ExpressionReader::bare).orElse(Template.EMPTY);
    }

    private static int limit(Node node) {
        if (node.json().isInt() && node.json().intValue() > 0) {
            return node.json().intValue();
        }
        node.wrong("a whole number of characters, 1 or more");
        return Integer.MAX_VALUE;
    }

    private static Template bare(Node node) {
        var source = node.text();
        var template = source.flatMap(Template::parse);
        if (source.isPresent() && template.isEmpty()) {
            node.wrong(
                    "a text with columns in braces, each closed, such as boston:{id}; a brace itself is written twice");
        }
        return template.orElse(Template.EMPTY);
    }

    /** Where a column is expected its bare name will do. */
    static Template columnOrTemplate(Node node) {
        return node.json().isTextual() && node.json().textValue().indexOf('{') < 0
                ? Template.column(node.json().textValue())
                : bare(node);
    }
}
