package io.huiyin.processor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Report;
import io.huiyin.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final byte[] KEY = "mine.north".getBytes(UTF_8);
    private Timeline timeline = Timeline.start().at("2026-11-02T08:00:00Z");

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void bytes_notAvro_becomeDeadLetterWithTheirBytes() {
        var bytes = "not avro".getBytes(UTF_8);
        timeline.raw(Topics.REPORTS, KEY, bytes);

        expectDeadLetter("INVALID_AVRO", bytes);
    }

    @Test
    void schemaId_unknown_becomesDeadLetter() {
        var bytes = ByteBuffer.allocate(9).put((byte) 0).putInt(4711).putInt(0).array();
        timeline.raw(Topics.ACTIONS, KEY, bytes);

        expectDeadLetter("UNKNOWN_SCHEMA", bytes);
    }

    @Test
    void field_invalid_becomesDeadLetterThatNamesIt() {
        var bytes = timeline.bytes(Topics.REPORTS, report().setEventId("").build());
        timeline.raw(Topics.REPORTS, KEY, bytes);

        expectDeadLetter("INVALID_FIELD", bytes);
    }

    @Test
    void time_absurd_becomesDeadLetter() {
        var bytes = timeline.bytes(
                Topics.REPORTS,
                report().setSubmittedAt(Instant.parse("2027-01-01T00:00:00Z")).build());
        timeline.raw(Topics.REPORTS, KEY, bytes);

        expectDeadLetter("INVALID_FIELD", bytes);
    }

    @Test
    void key_wrong_becomesDeadLetterThatSaysTheRightOne() {
        var bytes = timeline.bytes(Topics.REPORTS, report().build());
        timeline.raw(Topics.REPORTS, "mine.south".getBytes(UTF_8), bytes);

        expectDeadLetter("WRONG_KEY", bytes);
    }

    @Test
    void key_notUtf8_becomesDeadLetter() {
        var bytes = timeline.bytes(Topics.REPORTS, report().build());
        timeline.raw(Topics.REPORTS, new byte[] {(byte) 0xff, (byte) 0xfe}, bytes);

        expectDeadLetter("WRONG_KEY", bytes);
    }

    @Test
    void tenant_withoutPolicy_isRefusedWhereOnlyRegisteredOnesMayCome() {
        timeline.close();
        timeline = Timeline.startForRegisteredTenants().at("2026-11-02T08:00:00Z");
        var bytes = timeline.bytes(Topics.REPORTS, report().build());
        timeline.raw(Topics.REPORTS, KEY, bytes);

        assertThat(timeline.deadLetters()).singleElement().satisfies(letter -> assertThat(
                        Timeline.header(letter, "reason"))
                .isEqualTo("UNKNOWN_TENANT"));
        timeline.publish(1, "extends: builtin", timeline.now());
        timeline.raw(Topics.REPORTS, KEY, bytes);
        assertThat(timeline.allCases()).hasSize(1);
    }

    @Test
    void policy_withTypo_isPassedOver_andTheStreamGoesOn() {
        timeline.publish(1, "clcoks: []", Instant.parse("2026-11-01T00:00:00Z"));
        var caseId = timeline.report("e1", "the lift is broken");

        assertThat(timeline.theCase(caseId).getPolicyVersion()).isZero();
    }

    @Test
    void policy_whoseCalendarNeverFillsItsTarget_isPassedOver_andTheStreamGoesOn() {
        var policy = """
                extends: builtin
                calendars:
                  tiny: {hours: {mon: ["09:00-09:01"]}}
                clocks:
                  - {name: respond, stops: [RESPOND], target: 3000d, calendar: tiny}
                """;
        timeline.publish(1, policy, Instant.parse("2026-11-01T00:00:00Z"));
        var caseId = timeline.report("e1", "the lift is broken");

        assertThat(timeline.theCase(caseId).getPolicyVersion()).isZero();
    }

    private void expectDeadLetter(String reason, byte[] value) {
        assertThat(timeline.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(Timeline.header(letter, "reason")).isEqualTo(reason);
            assertThat(Timeline.header(letter, "detail")).isNotBlank();
            assertThat(Timeline.header(letter, "offset")).isEqualTo("0");
            assertThat(letter.value()).isEqualTo(value);
        });
        var caseId = timeline.report("good", "the stream goes on");
        assertThat(timeline.theCase(caseId).getRevision()).isEqualTo(1);
    }

    private static Report.Builder report() {
        return Report.newBuilder()
                .setEventId("e1")
                .setTenant("mine")
                .setSite("north")
                .setText("the lift is broken")
                .setSubmittedAt(Instant.parse("2026-11-02T08:00:00Z"));
    }
}
