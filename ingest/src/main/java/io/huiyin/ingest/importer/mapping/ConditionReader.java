package io.huiyin.ingest.importer.mapping;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads conditions: a column that is not blank, a column and its values, or a list of such that must all hold. */
final class ConditionReader {
    private ConditionReader() {}

    static Condition read(Node node) {
        if (node.json().isArray()) {
            return new Condition.All(
                    node.elements().stream().map(ConditionReader::read).toList());
        }
        return node.json().isObject() ? among(node) : new Condition.Filled(ExpressionReader.columnOrTemplate(node));
    }

    private static Condition among(Node node) {
        node.allow(List.of("column", "in", "notIn"));
        var column = node.child("column").map(ExpressionReader::columnOrTemplate);
        var in = node.child("in");
        var values = in.isPresent() ? in : node.child("notIn");
        if (column.isEmpty()
                || values.isEmpty()
                || node.child("in").isPresent() && node.child("notIn").isPresent()) {
            node.wrong("a column's name, or {column: …, in: […]} or {column: …, notIn: […]}");
            return Condition.ALWAYS;
        }
        var texts = new TreeSet<String>();
        values.get().elements().stream()
                .map(Node::text)
                .flatMap(Optional::stream)
                .forEach(texts::add);
        return new Condition.Among(column.get(), texts, in.isPresent());
    }
}
