package io.huiyin.ingest.gateway.adapter.open311;

import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of {@code application/x-www-form-urlencoded} in UTF-8, in the order in which they came. What is empty was not given. */
record Form(Map<String, List<String>> fields) {
    private static final int MOST_FIELDS = 200;

    /** What came of reading one. */
    sealed interface Read {
        record Sound(Form form) implements Read {}

        record Unsound(List<Problem> problems) implements Read {}
    }

    static Read parse(byte[] body) {
        var fields = new LinkedHashMap<String, List<String>>();
        var problems = new ArrayList<Problem>();
        int from = 0;
        while (from < body.length && problems.isEmpty()) {
            int to = next(body, from, '&', body.length);
            int equals = next(body, from, '=', to);
            var name = decode(body, from, equals);
            var value = decode(body, Math.min(equals + 1, to), to);
            if (name.isEmpty() || value.isEmpty()) {
                problems.add(new Problem(
                        name.orElse("body"),
                        "",
                        "percent-encoded UTF-8, such as %E4%BA%95, with a plus sign for a blank"));
            } else if (!name.get().isEmpty() && !value.get().isBlank()) {
                fields.computeIfAbsent(name.get(), _name -> new ArrayList<>()).add(value.get());
            }
            from = to + 1;
        }
        if (fields.size() > MOST_FIELDS) {
            problems.add(new Problem("body", fields.size() + " fields", "at most " + MOST_FIELDS + " fields"));
        }
        fields.forEach((name, values) -> {
            if (values.size() > 1 && !name.endsWith("[]")) {
                problems.add(new Problem(name, String.join(", ", values), "given once"));
            }
        });
        return problems.isEmpty() ? new Read.Sound(new Form(fields)) : new Read.Unsound(problems);
    }

    /** The field, or one of the query that stands for it. */
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(List::getFirst);
    }

    private static int next(byte[] body, int from, char sign, int end) {
        int at = from;
        while (at < end && body[at] != sign) {
            at++;
        }
        return at;
    }

    private static Optional<String> decode(byte[] body, int from, int to) {
        var bytes = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (body[i] == '+') {
                bytes.write(' ');
            } else if (body[i] != '%') {
                bytes.write(body[i]);
            } else {
                int high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
                int low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 2;
            }
        }
        return switch (Utf8.decode(bytes.toByteArray())) {
            case Utf8.Text decoded -> Optional.of(decoded.text());
            case Utf8.Broken _broken -> Optional.empty();
        };
    }
}
