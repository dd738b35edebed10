package io.huiyin.ingest.gateway.adapter;

import io.huiyin.check.Problem;
import java.util.Map;

/**
 * What the fields of an event are called by who sent it, so that a refusal speaks of fields that the sender knows. Tenant and
 * site are those of the path.
 *
 * @param prefix stands before every name that has none of its own
 * @param names ours to theirs
 */
public record FieldNames(String prefix, Map<String, String> names) {

    /** Where a field has no other name. */
    public static FieldNames of(Map<String, String> names) {
        return new FieldNames("", names);
    }

    /** The problem in the sender's words. */
    public Problem translate(Problem problem) {
        var field = problem.field();
        var isOfPath = field.equals("tenant") || field.equals("site");
        var theirs = isOfPath ? field : names.getOrDefault(field, prefix + field);
        return new Problem(theirs, problem.value(), problem.expected());
    }
}
