package io.huiyin.ingest.importer.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import io.huiyin.json.EventJson;
import io.huiyin.json.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * The last step from a row to an event: the batch is set, the form read and the content checked.
 *
 * @param batchOf the batch of a tenant's events; empty where they are live
 */
record EventMaker(Function<String, Optional<String>> batchOf) {

    /**
     * The event; empty where something is wrong with it, which then goes on the list.
     *
     * @param prefix what stands before the fields' names in the problems, such as {@code report.}
     * @param found what was wrong before; nothing more is said about those fields
     */
    <T extends SpecificRecord> Optional<T> make(
            ObjectNode json,
            Class<T> type,
            Function<T, List<Problem>> check,
            String prefix,
            List<Problem> found,
            List<Problem> all) {
        batchOf.apply(json.path("tenant").asText()).ifPresent(batch -> json.put("batch", batch));
        var problems = new ArrayList<>(found);
        var read = EventJson.read(json, type, check);
        if (read instanceof Read.Invalid<T> invalid) {
            invalid.problems().stream()
                    .filter(problem -> found.stream().noneMatch(known -> covers(known.field(), problem.field())))
                    .forEach(problems::add);
        }
        problems.forEach(
                problem -> all.add(new Problem(prefix + problem.field(), problem.value(), problem.expected())));
        return read instanceof Read.Valid<T> valid && problems.isEmpty()
                ? Optional.of(valid.value())
                : Optional.empty();
    }

    /** A wrong latitude leaves the longitude alone; that is no news either. */
    private static boolean covers(String known, String field) {
        return known.equals(field) || known.startsWith("place.") && field.startsWith("place.");
    }
}
