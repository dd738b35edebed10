package io.huiyin.ingest.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads conditions: a column that is not blank, what is to be true of a column or a row, or a list of such that must all hold.
 *
 * @param grouped whether rows have one before them
 */
record ConditionReader(boolean grouped) {
    private static final String FORMS = "a column's name, or a mapping such as {column: …, in: […]} or {row: first}";
    private static final List<String> LOOK_BACK = List.of("was", "wasNot", "changed", "row");

    Condition read(Node node) {
        if (node.json().isArray()) {
            return new Condition.All(node.elements().stream().map(this::read).toList());
        }
        return node.json().isObject() ? described(node) : new Condition.Filled(ExpressionReader.columnOrTemplate(node));
    }

    private Condition described(Node node) {
        int known = node.problems().size();
        node.allow(List.of("column", "in", "notIn", "was", "wasNot", "changed", "equals", "row"));
        if (!grouped) {
            LOOK_BACK.forEach(key -> node.child(key)
                    .ifPresent(child ->
                            child.wrong("used where the mapping has group, which says whose rows follow each other")));
        }
        var all = new ArrayList<Condition>();
        node.child("column").ifPresent(column -> all.addAll(ofColumn(node, ExpressionReader.columnOrTemplate(column))));
        node.child("row")
                .flatMap(row -> row.oneOf(List.of("first", "later")))
                .ifPresent(word -> all.add(new Condition.First(word.equals("first"))));
        if (all.isEmpty() && node.problems().size() == known) {
            node.wrong(FORMS);
        }
        return all.size() == 1 ? all.getFirst() : new Condition.All(all);
    }

    private static List<Condition> ofColumn(Node node, Template column) {
        var all = new ArrayList<Condition>();
        node.child("in").ifPresent(values -> all.add(new Condition.Among(column, texts(values), true)));
        node.child("notIn").ifPresent(values -> all.add(new Condition.Among(column, texts(values), false)));
        node.child("was").ifPresent(values -> all.add(new Condition.Was(column, texts(values), true)));
        node.child("wasNot").ifPresent(values -> all.add(new Condition.Was(column, texts(values), false)));
        node.child("changed")
                .flatMap(word -> word.oneOf(List.of("true", "false")))
                .ifPresent(word -> all.add(new Condition.Changed(column, word.equals("true"))));
        node.child("equals")
                .ifPresent(other -> all.add(new Condition.Same(column, ExpressionReader.columnOrTemplate(other))));
        return all;
    }

    private static Set<String> texts(Node values) {
        var texts = new TreeSet<String>();
        values.elements().stream().map(Node::text).flatMap(Optional::stream).forEach(texts::add);
        return texts;
    }
}
