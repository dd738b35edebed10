package io.huiyin.standalone.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.standalone.registry.EmbeddedRegistry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Confluent's KafkaAvroSerializer and KafkaAvroDeserializer 5.5.3, with the Avro 1.9.2 and the Kafka that they came with. */
class ConfluentJavaTest {
    private static final Path JAR = Path.of("target", "interop", "pinot-confluent-avro-shaded.jar");
    private static final String PACKAGE = "io.confluent.kafka.serializers.";

    private final EmbeddedRegistry registry = EmbeddedRegistry.inMemory();
    private ReportOnTopic ours = new ReportOnTopic("unset", java.net.URI.create("http://unset"));

    @BeforeEach
    void startRegistry() {
        registry.start();
        ours = new ReportOnTopic("huiyin.reports", registry.address());
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    /** Ours to theirs, the record as they see it, and theirs back to ours. */
    @Test
    void record_goes_to_confluents_serdes_and_back() throws Exception {
        assertThat(JAR)
                .as("copied by the build in the phase process-test-resources")
                .exists();
        var before = Thread.currentThread().getContextClassLoader();
        try (var theirs = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(theirs);
            var reading = configured(theirs, "KafkaAvroDeserializer");
            var record = reading.getClass()
                    .getMethod("deserialize", String.class, byte[].class)
                    .invoke(reading, "huiyin.reports", ours.written());
            assertThat(record.getClass().getName()).isEqualTo("org.apache.avro.generic.GenericData$Record");
            assertThat(record.toString())
                    .contains("\"eventId\": \"interop-1\"", "皮带机异响", "\"submittedAt\": 1793520000123", "😀");

            var writing = configured(theirs, "KafkaAvroSerializer");
            for (var topic : new String[] {"huiyin.reports", "never-seen"}) {
                var bytes = (byte[]) writing.getClass()
                        .getMethod("serialize", String.class, Object.class)
                        .invoke(writing, topic, record);
                assertThat(ours.read(bytes)).isEqualTo(ReportOnTopic.REPORT);
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private Object configured(ClassLoader theirs, String name) throws Exception {
        var serde = theirs.loadClass(PACKAGE + name).getConstructor().newInstance();
        serde.getClass()
                .getMethod("configure", Map.class, boolean.class)
                .invoke(serde, Map.of("schema.registry.url", registry.address().toString()), false);
        return serde;
    }
}
