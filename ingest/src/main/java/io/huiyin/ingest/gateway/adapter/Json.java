package io.huiyin.ingest.gateway.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The one way that JSON is read: in UTF-8, nothing behind it, no field twice, nested 32 deep at most. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** What came of it. */
    public sealed interface Parsed {
        record Value(JsonNode json) implements Parsed {}

        record Broken(String detail) implements Parsed {}
    }

    /** Reads a body. */
    public static Parsed parse(byte[] bytes) {
        return switch (Utf8.decode(bytes)) {
            case Utf8.Broken broken ->
                new Parsed.Broken("The body is not UTF-8: byte %d (counted from 0) is 0x%02X. Send the text as UTF-8."
                        .formatted(broken.offset(), broken.value()));
            case Utf8.Text decoded -> parse(decoded.text());
        };
    }

    private static Parsed parse(String text) {
        try {
            var json = MAPPER.readTree(text);
            return json.isMissingNode()
                    ? new Parsed.Broken("The body is empty; it must be JSON.")
                    : new Parsed.Value(json);
        } catch (JsonProcessingException e) {
            return new Parsed.Broken("The body is not JSON: " + explain(e, 0));
        }
    }

    /** The parser's own words, and where it stood. */
    public static String explain(JsonProcessingException failure, int linesBefore) {
        var where = failure.getLocation();
        var at = where == null
                ? ""
                : " at line " + (where.getLineNr() + linesBefore) + ", column " + where.getColumnNr();
        return failure.getOriginalMessage() + at;
    }
}
