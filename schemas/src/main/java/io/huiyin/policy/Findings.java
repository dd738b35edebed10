package io.huiyin.policy;

import io.huiyin.check.Problem;
import java.util.ArrayList;
import java.util.List;

/** The problems found so far in one file, in the order in which they were met. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    void add(String path, Node node, String value, String expected) {
        problems.add(new Problem((path.isEmpty() ? "the policy" : path) + where(node.line()), value, expected));
    }

    void add(String field, String value, String expected) {
        problems.add(new Problem(field, value, expected));
    }

    boolean none() {
        return problems.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }

    private static String where(int line) {
        return switch (line) {
            case Node.INHERITED -> " (from the template)";
            case Node.UNPLACED -> "";
            default -> " (line " + line + ")";
        };
    }
}
