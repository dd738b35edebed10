package io.huiyin.standalone.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.event.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/**
 * A scene at one of its places: what is told of it belongs to one case, and another happening is another case.
 *
 * @param number which gallery, machine or building it is
 */
record Happening(Scene scene, int number) {
    /** Degrees of latitude between two numbers, 1.1 km: farther apart than the policy lets duplicates be. */
    private static final double APART = 0.01;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What one person sends about it. */
    ObjectNode report(String tenant, String eventId, RandomGenerator random, Instant now) {
        var telling = scene.tellings().get(random.nextInt(scene.tellings().size()));
        var report = JsonNodeFactory.instance
                .objectNode()
                .put("eventId", eventId)
                .put("tenant", tenant)
                .put("site", scene.site())
                .put(
                        "channel",
                        scene.channels()
                                .get(random.nextInt(scene.channels().size()))
                                .name())
                .put("text", telling.replace("{n}", Integer.toString(number)))
                .put("reporter", "worker-%03d".formatted(random.nextInt(400)))
                .put("submittedAt", now.toString());
        if (scene.kind() != Kind.UNSPECIFIED) {
            report.put("kind", scene.kind().name());
        }
        report.putObject("place")
                .put("latitude", scene.latitude() + APART * number)
                .put("longitude", scene.longitude())
                .put("address", scene.place() + " " + number);
        report.putObject("attributes").put("shift", Shift.at(now, ZONE).local());
        return report;
    }
}
