package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Case;
import io.huiyin.event.Model;
import io.huiyin.json.EventJson;
import io.huiyin.processor.model.HandMadeModel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that are published while reports come: each decides from its instant on, and a replay decides as then. */
class ModelTimelineTest {
    private static final String POLICY = """
            extends: builtin
            zone: UTC
            duplicates: {near: false}
            classify: {models: {category: desk}}
            """;
    private static final String PUBLISHED = "2026-11-02T10:00:00Z";

    @Test
    void model_publishedInTheMiddle_decidesFromItsInstantOn() {
        try (var timeline = Timeline.start(POLICY)) {
            timeline.at("2026-11-02T09:00:00Z");
            assertThat(decided(timeline, "e1")).isEqualTo("UNSORTED by none: there is no model desk");
            publish(timeline, "mine", 1, PUBLISHED, PUBLISHED, artefact("songs"));

            timeline.at("2026-11-02T10:00:01.999Z");
            assertThat(decided(timeline, "e2")).startsWith("UNSORTED by none");
            timeline.at("2026-11-02T10:00:02Z");
            assertThat(decided(timeline, "e3")).startsWith("songs by model desk@1: singing +");

            publish(timeline, "mine", 2, "2026-11-02T11:00:00Z", "2026-11-02T12:00:00Z", artefact("culture"));
            timeline.at("2026-11-02T11:59:59.999Z");
            assertThat(decided(timeline, "e4")).startsWith("songs by model desk@1");
            timeline.at("2026-11-02T12:00:00Z");
            assertThat(decided(timeline, "e5")).startsWith("culture by model desk@2");
        }
    }

    @Test
    void model_ofTheTenant_winsOverTheOneForEverybody() {
        try (var timeline = Timeline.start(POLICY)) {
            publish(timeline, "*", 7, PUBLISHED, PUBLISHED, artefact("culture"));
            publish(timeline, "other", 1, PUBLISHED, PUBLISHED, artefact("theirs"));
            timeline.at("2026-11-02T10:00:05Z");
            assertThat(decided(timeline, "e1")).startsWith("culture by model desk@7");

            publish(timeline, "mine", 1, "2026-11-02T10:00:06Z", PUBLISHED, artefact("songs"));
            timeline.at("2026-11-02T10:00:07Z");
            assertThat(decided(timeline, "e2")).startsWith("culture by model desk@7");
            timeline.at("2026-11-02T10:00:08Z");
            assertThat(decided(timeline, "e3")).startsWith("songs by model desk@1");
        }
    }

    @Test
    void model_malformedOrUnderAWrongKey_isPassedOver() {
        try (var timeline = Timeline.start(POLICY)) {
            publish(timeline, "mine", 1, PUBLISHED, PUBLISHED, artefact("songs"));
            publish(timeline, "mine", 2, PUBLISHED, PUBLISHED, new byte[] {1, 2, 3});
            var wrong = model("other", 9, PUBLISHED, artefact("culture"));
            timeline.publish("mine@desk@9", wrong, Instant.parse(PUBLISHED));

            timeline.at("2026-11-02T10:00:05Z");
            assertThat(decided(timeline, "e1")).startsWith("songs by model desk@1");
            assertThat(decided(timeline, "e2")).startsWith("songs by model desk@1");
        }
    }

    /** Live, versions come as time goes on; a replay has all of them from the start. */
    @Test
    void replay_withAllVersionsKnownFromTheStart_decidesAsThen() {
        assertThat(history(true)).isEqualTo(history(false));
    }

    private static List<String> history(boolean replay) {
        try (var timeline = Timeline.start(POLICY)) {
            var second = "2026-11-02T11:00:00Z";
            if (replay) {
                publish(timeline, "mine", 1, PUBLISHED, PUBLISHED, artefact("songs"));
                publish(timeline, "mine", 2, second, PUBLISHED, artefact("culture"));
            }
            timeline.at("2026-11-02T09:59:00Z");
            for (int minute = 0; minute < 120; minute++) {
                var at = Instant.parse("2026-11-02T09:59:00Z").plusSeconds(60L * minute);
                if (!replay && at.toString().equals(PUBLISHED)) {
                    publish(timeline, "mine", 1, PUBLISHED, PUBLISHED, artefact("songs"));
                }
                if (!replay && at.toString().equals(second)) {
                    publish(timeline, "mine", 2, second, PUBLISHED, artefact("culture"));
                }
                timeline.at(at.toString()).report("e" + minute, "singing " + minute);
            }
            var cases = timeline.allCases().values();
            assertThat(cases).extracting(Case::getCategory).contains("UNSORTED", "songs", "culture");
            return cases.stream().map(one -> EventJson.write(one).toString()).toList();
        }
    }

    private static String decided(Timeline timeline, String eventId) {
        var opened = timeline.theCase(timeline.report(eventId, "singing"));
        var reason = opened.getReason();
        return "%s by %s: %s"
                .formatted(
                        opened.getCategory(), (reason.getBy() + " " + reason.getName()).strip(), reason.getEvidence());
    }

    /** A model to which singing is this. */
    private static byte[] artefact(String category) {
        return new HandMadeModel(0.6, category, "rest")
                .word("singing", category, 4)
                .artefact();
    }

    private static void publish(
            Timeline timeline, String tenant, int version, String at, String effectiveFrom, byte[] artefact) {
        timeline.publish(
                tenant + "@desk@" + version, model(tenant, version, effectiveFrom, artefact), Instant.parse(at));
    }

    private static Model model(String tenant, int version, String effectiveFrom, byte[] artefact) {
        return Model.newBuilder()
                .setTenant(tenant)
                .setName("desk")
                .setVersion(version)
                .setEffectiveFrom(Instant.parse(effectiveFrom))
                .setPublishedAt(Instant.parse(effectiveFrom))
                .setPublishedBy("test")
                .setArtefact(ByteBuffer.wrap(artefact))
                .build();
    }
}
