package io.huiyin.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML into nodes that know their lines. One document, plain values: aliases and a key given twice are findings,
 * since either can make a file say something else than it seems to.
 */
final class YamlText {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;
    private final Findings findings;

    private YamlText(YAMLParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    /** The document's root; empty where it is no YAML, which is then found. */
    static Optional<Node> read(String text, Findings findings) {
        try (var parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                findings.add("the policy", "", "a mapping of keys, such as 'extends: builtin'");
                return Optional.empty();
            }
            var root = new YamlText(parser, findings).value("");
            if (parser.nextToken() != null) {
                findings.add("the policy", root, "a second document", "one document, without '---' inside");
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            var line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            findings.add("the policy" + line, firstLine(e.getOriginalMessage()), "YAML 1.2");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
    }

    private Node value(String path) throws IOException {
        int line = line();
        if (parser.isCurrentAlias()) {
            var alias = new Node.Scalar(line, parser.getText());
            findings.add(path, alias, "*" + alias.text(), "written out; aliases are not part of the policy language");
            return alias;
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Node.Mapping(line, entries(path));
            case START_ARRAY -> new Node.Sequence(line, items(path));
            case VALUE_NULL -> new Node.Nothing(line);
            default -> new Node.Scalar(line, parser.getText());
        };
    }

    private Map<String, Node> entries(String path) throws IOException {
        var entries = new LinkedHashMap<String, Node>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var inner = Field.join(path, key);
            parser.nextToken();
            var value = value(inner);
            if (entries.putIfAbsent(key, value) != null) {
                findings.add(inner, value, key, "given once in its mapping");
            }
        }
        return entries;
    }

    private List<Node> items(String path) throws IOException {
        var items = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return items;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
