package io.huiyin.standalone.interop;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Place;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.serde.AvroSerde;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A report with every kind of field, and our serdes at one registry. */
record ReportOnTopic(String topic, URI registry) {
    static final Report REPORT = Report.newBuilder()
            .setEventId("interop-1")
            .setTenant("north-mine")
            .setSite("shaft-2")
            .setKind(Kind.HAZARD)
            .setChannel(Channel.SNAPSHOT)
            .setTitle("皮带机异响")
            .setText("三号皮带机有异响。Noise at belt 3. 😀")
            .setReporter("worker-7")
            .setSubmittedAt(Instant.parse("2026-11-01T08:00:00.123Z"))
            .setDueAt(Instant.parse("2026-11-02T08:00:00Z"))
            .setPlace(Place.newBuilder()
                    .setLatitude(39.9042)
                    .setLongitude(116.4074)
                    .setAddress("三号巷")
                    .build())
            .setSeverity(Severity.HIGH)
            .setAttachments(List.of("https://example.org/1.jpg", "https://example.org/2.jpg"))
            .setAttributes(Map.of("shift", "night"))
            .build();

    byte[] written() {
        try (var serde = serde()) {
            return requireNonNull(serde.serializer().serialize(topic, REPORT));
        }
    }

    Report read(byte[] bytes) {
        try (var serde = serde()) {
            return requireNonNull(serde.deserializer().deserialize(topic, bytes));
        }
    }

    private AvroSerde<Report> serde() {
        var serde = AvroSerde.of(Report.class);
        serde.configure(Map.of("schema.registry.url", registry.toString()), false);
        return serde;
    }
}
