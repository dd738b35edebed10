package io.huiyin.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.huiyin.serde.PublicForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of our topics are a public interface: whatever was written once can be read for ever. Every version of every
 * value's schema is kept in {@code schemas/src/main/avro/published/<topic>/v<n>.avsc}, without what only Java cares for.
 *
 * <p>After a change of the IDL, publish the next version and commit the file that it writes:
 *
 * <pre>mvn test -pl schemas -Dtest=PublishedSchemasTest -Dpublish=next</pre>
 *
 * While the newest version is not in a release yet, write it anew instead: {@code -Dpublish=again}. The test then checks
 * what was written, so a change that old records cannot be read with still fails.
 */
class PublishedSchemasTest {
    private static final Path FOLDER = Path.of("src", "main", "avro", "published");
    private static final String PUBLISH = System.getProperty("publish", "");

    static List<Topic<?>> topics() {
        return Topics.all().stream().filter(topic -> topic.value().isPresent()).toList();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void schema_of_today_is_published_and_reads_every_version(Topic<?> topic) throws IOException {
        var today = PublicForm.of(SpecificData.get().getSchema(topic.value().orElseThrow()));
        var folder = FOLDER.resolve(topic.shortName());
        publish(today, folder);
        var versions = versions(folder);
        assertThat(versions.isEmpty() ? "nothing" : versions.getLast().toString(true))
                .as(
                        "The schema of topic %s differs from its newest published version in %s. Publish it:"
                                + " mvn test -pl schemas -Dtest=PublishedSchemasTest -Dpublish=next",
                        topic.shortName(), folder)
                .isEqualTo(today.toString(true));
        assertThatCode(() -> new SchemaValidatorBuilder()
                        .canReadStrategy()
                        .validateAll()
                        .validate(today, versions.reversed()))
                .as(
                        "Records of an earlier version of topic %s could no longer be read. New fields need a default,"
                                + " types and names stay.",
                        topic.shortName())
                .doesNotThrowAnyException();
    }

    private static void publish(Schema today, Path folder) throws IOException {
        var versions = versions(folder);
        if (PUBLISH.isEmpty()
                || (!versions.isEmpty() && versions.getLast().toString().equals(today.toString()))) {
            return;
        }
        boolean again = PUBLISH.equals("again") && !versions.isEmpty();
        Files.createDirectories(folder);
        Files.writeString(file(folder, again ? versions.size() : versions.size() + 1), today.toString(true) + "\n");
    }

    /** Oldest first. */
    private static List<Schema> versions(Path folder) throws IOException {
        var versions = new ArrayList<Schema>();
        while (Files.exists(file(folder, versions.size() + 1))) {
            versions.add(new Schema.Parser().parse(Files.readString(file(folder, versions.size() + 1))));
        }
        return versions;
    }

    private static Path file(Path folder, int version) {
        return folder.resolve("v" + version + ".avsc");
    }
}
