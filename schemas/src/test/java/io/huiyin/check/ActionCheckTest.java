package io.huiyin.check;

import static io.huiyin.check.Samples.NOW;
import static io.huiyin.check.Samples.OTHER_REFERENCE;
import static io.huiyin.check.Samples.REFERENCE;
import static io.huiyin.check.Samples.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.topic.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActionCheckTest {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void action_withWhatItNeeds_isValid(ActionKind kind, String what, UnaryOperator<CaseAction.Builder> bend) {
        assertThat(EventCheck.check(bend.apply(action(kind)).build(), NOW))
                .as(what)
                .isEmpty();
    }

    static Stream<Arguments> action_withWhatItNeeds_isValid() {
        return Stream.of(
                valid(ActionKind.ACKNOWLEDGE, "alone", a -> a),
                valid(
                        ActionKind.ACKNOWLEDGE,
                        "of a reference as said",
                        a -> a.setReference(Reference.spoken(REFERENCE).toLowerCase(Locale.ROOT))),
                valid(ActionKind.ASSIGN, "to somebody", a -> a.setAssignee("zhang-min")),
                valid(ActionKind.RESPOND, "without words", a -> a),
                valid(ActionKind.RESPOND, "with words", a -> a.setText("Mended.\nThank you")),
                valid(ActionKind.TRANSFER, "to a desk", a -> a.setOwner("maintenance")),
                valid(ActionKind.PAUSE, "open-ended", a -> a),
                valid(ActionKind.PAUSE, "until tomorrow", a -> a.setUntil(NOW.plus(Duration.ofDays(1)))),
                valid(ActionKind.RESUME, "alone", a -> a),
                valid(ActionKind.RESOLVE, "alone", a -> a),
                valid(ActionKind.REOPEN, "alone", a -> a),
                valid(ActionKind.RECLASSIFY, "by category", a -> a.setCategory("water")),
                valid(ActionKind.RECLASSIFY, "by severity", a -> a.setSeverity(Severity.HIGH)),
                valid(ActionKind.RECLASSIFY, "by kind", a -> a.setKind(Kind.HAZARD)),
                valid(ActionKind.RECLASSIFY, "by owner", a -> a.setOwner("safety")),
                valid(ActionKind.MERGE, "into another", a -> a.setInto(OTHER_REFERENCE)),
                valid(ActionKind.SPLIT, "alone", a -> a),
                valid(ActionKind.SNOOZE, "for a ms", a -> a.setUntil(NOW.plusMillis(1))),
                valid(ActionKind.SNOOZE, "in history", a -> a.setUntil(Instant.parse("2011-08-01T00:00:00Z"))
                        .setOccurredAt(Instant.parse("2011-07-01T00:00:00Z"))
                        .setBatch("b")),
                valid(ActionKind.CANCEL, "alone", a -> a),
                valid(ActionKind.COMMENT, "with words", a -> a.setText("说明")),
                valid(ActionKind.END_BATCH, "of a batch", a -> a.setReference("")
                        .setBatch("boston-2011")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void action_withoutWhatItNeeds_namesTheFieldAndWhatWouldBeRight(
            ActionKind kind, String what, UnaryOperator<CaseAction.Builder> bend, String field, String expected) {
        assertThat(EventCheck.check(bend.apply(action(kind)).build(), NOW))
                .as(what)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.expected()).contains(expected);
                });
    }

    static Stream<Arguments> action_withoutWhatItNeeds_namesTheFieldAndWhatWouldBeRight() {
        return Stream.of(
                wrong(ActionKind.UNSPECIFIED, "at all", a -> a, "action", "one of ACKNOWLEDGE, ASSIGN"),
                wrong(ActionKind.ASSIGN, "to nobody", a -> a, "assignee", "given for an ASSIGN"),
                wrong(ActionKind.ASSIGN, "to a blank", a -> a.setAssignee(" "), "assignee", "not all blank"),
                wrong(ActionKind.TRANSFER, "nowhere", a -> a, "owner", "given for a TRANSFER"),
                wrong(
                        ActionKind.RECLASSIFY,
                        "to nothing",
                        a -> a,
                        "category",
                        "or else severity, kind, owner or confidential"),
                wrong(ActionKind.MERGE, "into nothing", a -> a, "into", "a reference"),
                wrong(ActionKind.MERGE, "into no reference", a -> a.setInto("4F7K-9QX2-M3T"), "into", "a reference"),
                wrong(
                        ActionKind.MERGE,
                        "into itself",
                        a -> a.setInto(Reference.spoken(REFERENCE)),
                        "into",
                        "another case"),
                wrong(ActionKind.SNOOZE, "without an end", a -> a, "until", "given for a SNOOZE"),
                wrong(ActionKind.SNOOZE, "until now", a -> a.setUntil(NOW), "until", "after now"),
                wrong(
                        ActionKind.SNOOZE,
                        "for two years",
                        a -> a.setUntil(NOW.plus(Duration.ofDays(730))),
                        "until",
                        "366 days from now"),
                wrong(
                        ActionKind.PAUSE,
                        "until yesterday",
                        a -> a.setUntil(NOW.minus(Duration.ofDays(1))),
                        "until",
                        "after now"),
                wrong(ActionKind.COMMENT, "of nothing", a -> a.setText(" "), "text", "given for a COMMENT"),
                wrong(ActionKind.END_BATCH, "of none", a -> a.setReference(""), "batch", "given for an END_BATCH"),
                wrong(ActionKind.END_BATCH, "of a case", a -> a.setBatch("b"), "reference", "empty for an END_BATCH"),
                wrong(
                        ActionKind.RESPOND,
                        "in history without a time",
                        a -> a.setBatch("b"),
                        "occurredAt",
                        "given where a batch is"),
                wrong(
                        ActionKind.RESPOND,
                        "tomorrow",
                        a -> a.setOccurredAt(NOW.plus(Duration.ofDays(1))),
                        "occurredAt",
                        "five minutes from now"),
                wrong(ActionKind.RESPOND, "in 1970", a -> a.setOccurredAt(Instant.EPOCH), "occurredAt", "2000-01-01"),
                wrong(
                        ActionKind.RESPOND,
                        "with a slip in the reference",
                        a -> a.setReference(slip(REFERENCE)),
                        "reference",
                        "the last checks the others"),
                wrong(ActionKind.RESPOND, "by nobody", a -> a.setActor(""), "actor", "1 to 255 characters"),
                wrong(ActionKind.RESPOND, "of no tenant", a -> a.setTenant(""), "tenant", "lower-case letters"),
                wrong(ActionKind.RESPOND, "at a wrong site", a -> a.setSite("A b"), "site", "lower-case letters"),
                wrong(ActionKind.RESPOND, "without identity", a -> a.setEventId(""), "eventId", "1 to 255"),
                wrong(ActionKind.RESPOND, "at length", a -> a.setText("x".repeat(10_001)), "text", "at most 10000"),
                wrong(ActionKind.RESPOND, "with NUL", a -> a.setText("\0"), "text", "U+0000"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ActionKind.class,
            names = {"UNSPECIFIED", "END_BATCH"},
            mode = EnumSource.Mode.EXCLUDE)
    void action_onACaseWithoutReference_isRefused(ActionKind kind) {
        assertThat(EventCheck.check(action(kind).setReference("").build(), NOW))
                .extracting(Problem::field)
                .contains("reference");
    }

    @Test
    void action_withNothingSet_namesWhatIsMissing() {
        assertThat(EventCheck.check(new CaseAction(), NOW))
                .extracting(Problem::field)
                .containsExactly("eventId", "tenant", "site", "action", "actor");
    }

    /** One character wrong, as it happens on the phone. */
    private static String slip(String reference) {
        return (reference.charAt(0) == 'A' ? 'B' : 'A') + reference.substring(1);
    }

    private static Arguments valid(ActionKind kind, String what, UnaryOperator<CaseAction.Builder> bend) {
        return arguments(kind, what, bend);
    }

    private static Arguments wrong(
            ActionKind kind, String what, UnaryOperator<CaseAction.Builder> bend, String field, String expected) {
        return arguments(kind, what, bend, field, expected);
    }
}
