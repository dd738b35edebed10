package io.huiyin.ingest.importer;

import io.huiyin.ingest.importer.mapping.Mapping;
import io.huiyin.ingest.importer.mapping.MappingLanguage;
import io.huiyin.ingest.importer.mapping.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Small files in the manner of a city's hotline, and the mapping for them. */
final class Files311 {
    static final String HEADER = "id,opened,due,closed,district,what\n";

    private static final String YAML = """
            zone: America/New_York
            pattern: "yyyy-MM-dd HH:mm:ss"
            report:
              eventId: "city:{id}"
              tenant: city
              site: {slug: district, default: nowhere}
              text: "{what}"
              submittedAt: "{opened}"
              dueAt: "{due}"
            actions:
              - when: closed
                eventId: "city:{id}:closed"
                action: RESPOND
                actor: desk
                occurredAt: "{closed}"
            """;

    static final Mapping MAPPING = mapping(YAML);

    /** The same, with the rows of a district following each other in the order of time. */
    static final Mapping ARRANGED = mapping(YAML + """
              - when: {column: what, wasNot: [""], changed: true}
                eventId: "city:{id}:next"
                action: COMMENT
                actor: desk
                occurredAt: "{opened}"
            sort: opened
            group: district
            """);

    private Files311() {}

    static Mapping mapping(String yaml) {
        return switch (MappingLanguage.parse(yaml)) {
            case Parsed.Sound sound -> sound.mapping();
            case Parsed.Unsound unsound -> throw new AssertionError(unsound.problems());
        };
    }

    /** A row that can be imported; closed where {@code isClosed}. */
    static String row(int id, boolean isClosed) {
        var closed = isClosed ? "2011-07-02 10:00:00" : "";
        return "%d,2011-07-01 %02d:%02d:00,,%s,District %d,lamp %d is out\n"
                .formatted(id, id / 60 % 24, id % 60, closed, id % 3, id);
    }

    static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
