package io.huiyin.serde;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Place;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events to be written and read back. */
final class Samples {
    private Samples() {}

    static Report report(String eventId) {
        return Report.newBuilder()
                .setEventId(eventId)
                .setTenant("north-mine")
                .setSite("shaft-2")
                .setKind(Kind.HAZARD)
                .setChannel(Channel.SNAPSHOT)
                .setTitle("皮带机异响")
                .setText("三号皮带机有异响，旁边有人。Noise at belt 3.")
                .setReporter(null)
                .setSubmittedAt(Instant.parse("2026-11-01T08:00:00.123Z"))
                .setPlace(Place.newBuilder()
                        .setLatitude(39.9)
                        .setLongitude(116.4)
                        .setAddress("三号巷")
                        .build())
                .setSeverity(Severity.HIGH)
                .setAttachments(List.of("https://example.org/1.jpg"))
                .setAttributes(Map.of("shift", "night"))
                .build();
    }
}
