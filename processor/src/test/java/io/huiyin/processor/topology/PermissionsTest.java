package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Severity;
import io.huiyin.topic.CaseId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, and what is written down of it. */
class PermissionsTest {
    private static final String POLICY = """
            extends: builtin
            roles: {dispatcher: [wang, li], union: [chen]}
            permissions: {MERGE: [dispatcher, union], SPLIT: dispatcher, RECLASSIFY: dispatcher}
            """;

    private Timeline timeline;
    private String one;
    private String two;

    @BeforeEach
    void start() {
        timeline = Timeline.start(POLICY).at("2026-11-02T08:00:00Z");
        one = timeline.report("e1", "the goods lift at the coal bunker stands still");
        two = timeline.report("e2", "no more coal comes up from the bunker on the third level");
    }

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void action_ofSomebodyElse_isRefusedWithASentence_andChangesNothing() {
        var before = timeline.theCase(two);
        merge("zhang");
        timeline.act(two, ActionKind.SPLIT, act -> act.setActor("chen"));

        assertThat(timeline.theCase(two)).isEqualTo(before);
        assertThat(timeline.eventsOf(two))
                .filteredOn(line -> line.getKind() == CaseEventKind.REFUSED)
                .extracting(line -> line.getActor() + ": " + line.getWhy())
                .containsExactly(
                        "zhang: MERGE refused: MERGE is only for the people of the roles dispatcher, union, and zhang is not one of them",
                        "chen: SPLIT refused: SPLIT is only for the people of the role dispatcher, and chen is not one of them");
    }

    @Test
    void action_ofOneOfTheRole_isDone_andOneThatIsNotListedIsForEverybody() {
        merge("chen");
        timeline.act(one, ActionKind.ACKNOWLEDGE, act -> act.setActor("zhang"));

        assertThat(timeline.theCase(two).getStatus()).isEqualTo(CaseStatus.MERGED);
        assertThat(timeline.theCase(one).getStatus()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void permissions_areThoseInForceWhenItWasDone() {
        timeline.publish(
                2, POLICY.replace("[wang, li]", "[zhang]"), timeline.now().plusSeconds(60));
        merge("zhang");
        timeline.at("2026-11-02T08:02:00Z");
        merge("zhang");

        assertThat(timeline.timelineOf(two)).containsSubsequence(CaseEventKind.REFUSED, CaseEventKind.MERGED);
        assertThat(timeline.timelineOf(two)).containsOnlyOnce(CaseEventKind.REFUSED, CaseEventKind.MERGED);
    }

    @Test
    void line_ofReclassifying_saysWhoWhyAndFromWhatToWhat() {
        timeline.act(one, ActionKind.RECLASSIFY, act -> act.setActor("wang")
                .setCategory("lifts")
                .setSeverity(Severity.HIGH)
                .setOwner("workshop-2")
                .setText("the rope is worn"));

        assertThat(timeline.eventsOf(one))
                .filteredOn(line -> line.getKind() == CaseEventKind.RECLASSIFIED)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getActor()).isEqualTo("wang");
                    assertThat(line.getText()).isEqualTo("the rope is worn");
                    assertThat(line.getWhy())
                            .isEqualTo(
                                    "category from facilities to lifts, severity from NORMAL to HIGH, owner from logistics to workshop-2");
                });
    }

    private void merge(String actor) {
        timeline.act(two, ActionKind.MERGE, act -> act.setActor(actor)
                .setInto(CaseId.parse(one).orElseThrow().reference()));
    }
}
