package io.huiyin.ingest.importer.mapping;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.huiyin.check.Problem;
import io.huiyin.ingest.importer.mapping.Mapping.ActionMapping;
import io.huiyin.ingest.importer.rows.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The language of mapping files, described in {@code docs/import.md}: reads a file, or says everything that is wrong with it. */
public final class MappingLanguage {
    private static final ObjectReader YAML = new YAMLMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .reader();

    private MappingLanguage() {}

    /** Reads one YAML document. The same text always gives the same answer. */
    public static Parsed parse(String yaml) {
        var problems = new ArrayList<Problem>();
        var mapping = tree(yaml, problems).map(root -> mapping(new Node("", root, problems)));
        return mapping.isPresent() && problems.isEmpty()
                ? new Parsed.Sound(mapping.get())
                : new Parsed.Unsound(problems);
    }

    private static Optional<JsonNode> tree(String yaml, List<Problem> problems) {
        try {
            refuseAliases(yaml, problems);
            var root = YAML.readTree(yaml);
            if (root.isObject()) {
                return Optional.of(root);
            }
            problems.add(new Problem("mapping", root.asText(), "a YAML mapping with report or actions"));
        } catch (JacksonException e) {
            var place = e.getLocation();
            var line = place == null ? "" : "line " + place.getLineNr();
            problems.add(new Problem(
                    "mapping",
                    line,
                    "YAML: " + e.getOriginalMessage().lines().findFirst().orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
        return Optional.empty();
    }

    /** Read as a tree, an alias would be the text of its name. */
    private static void refuseAliases(String yaml, List<Problem> problems) throws IOException {
        try (var parser = new YAMLFactory().createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    problems.add(new Problem(
                            "mapping, line " + parser.currentTokenLocation().getLineNr(),
                            "*" + parser.getText(),
                            "written out; aliases are not part of the mapping language"));
                }
            }
        }
    }

    private static Mapping mapping(Node root) {
        root.allow(List.of("format", "delimiter", "blank", "zone", "pattern", "sort", "group", "report", "actions"));
        var expressions = new ExpressionReader(
                root.child("zone").map(ExpressionReader::zone).orElse(ZoneOffset.UTC),
                root.child("pattern").map(ExpressionReader::patterns).orElse(List.of(TimePattern.ISO)),
                new ConditionReader(root.child("group").isPresent()));
        var sections = new SectionReader(expressions);
        var report = root.child("report").map(sections::report);
        var actions = new ArrayList<ActionMapping>();
        root.child("actions")
                .ifPresent(list -> list.elements().forEach(action -> actions.add(sections.action(action, report))));
        if (report.isEmpty() && actions.isEmpty()) {
            root.wrong("a mapping with report, actions or both");
        }
        return new Mapping(shape(root, expressions), report, List.copyOf(actions));
    }

    private static Shape shape(Node root, ExpressionReader expressions) {
        var blank = new TreeSet<String>();
        root.child("blank")
                .ifPresent(list -> list.elements().forEach(text -> text.text().ifPresent(blank::add)));
        return new Shape(
                root.child("format").flatMap(MappingLanguage::format),
                delimiter(root),
                blank,
                root.child("sort").map(expressions::timeOfColumn),
                root.child("group").map(ExpressionReader::columnOrTemplate));
    }

    private static Optional<Format> format(Node node) {
        return node.oneOf(List.of("csv", "ndjson")).map(name -> name.equals("csv") ? Format.CSV : Format.NDJSON);
    }

    private static char delimiter(Node root) {
        var delimiter = root.child("delimiter").flatMap(Node::text).orElse(",");
        if (delimiter.length() == 1 && "\"\r\n".indexOf(delimiter.charAt(0)) < 0) {
            return delimiter.charAt(0);
        }
        root.child("delimiter").ifPresent(node -> node.wrong("one character, such as ';' or \"\\t\""));
        return ',';
    }
}
