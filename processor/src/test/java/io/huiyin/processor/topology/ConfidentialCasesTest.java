package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.Grain;
import io.huiyin.event.Place;
import io.huiyin.event.Report;
import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that are for a few eyes: where they are, and where nothing of them is. */
class ConfidentialCasesTest {
    private static final String TITLE = "my shift leader";
    private static final String SECRET =
            "the shift leader of the southern gallery shouts at me and I cannot sleep any more";
    private static final String POLICY = """
            extends: builtin
            zone: UTC
            roles: {counsellor: [zhao], dispatcher: [wang]}
            confidential: {roles: counsellor, categories: [hardship]}
            classify:
              rules:
                - name: shouting
                  when: {keywords: [shouts]}
                  set: {category: complaint, confidential: true}
                - name: lifts
                  when: {keywords: [lift]}
                  set: {category: lifts}
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 24h
                ladder: [{step: warning, at: 75%}, {step: breach, at: 100%}]
            """;
    private static final UnaryOperator<Report.Builder> WHOLE = report ->
            report.setTitle(TITLE).setReporter("miner-7").setPlace(new Place(31.5, 121.25, "dormitory 2, room 5"));

    private Timeline timeline;

    @BeforeEach
    void start() {
        timeline = Timeline.start(POLICY).at("2026-11-02T08:00:00Z");
    }

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void report_thatIsConfidential_isToldOnlyToThoseWhoMayRead() {
        var caseId = timeline.report("e1", SECRET, WHOLE);
        timeline.act(caseId, ActionKind.COMMENT, act -> act.setText("a comment"));
        timeline.act(caseId, ActionKind.RESPOND, act -> act.setText("an answer"));
        timeline.act(caseId, ActionKind.RESPOND, act -> act.setText("one more"));
        timeline.act(caseId, ActionKind.REOPEN, act -> act.setText("a reason"));
        timeline.act(caseId, ActionKind.RESUME, act -> act.setText("a refused one"));
        timeline.tickAt("2026-11-04T08:00:00Z");

        var subject = timeline.theCase(caseId);
        assertThat(subject.getConfidential()).isTrue();
        assertThat(subject.getReaders()).containsExactly("counsellor");
        assertThat(subject.getTitle()).isNull();
        assertThat(subject.getExcerpt()).isEmpty();
        assertThat(subject.getPlace()).isNull();
        saysNothingOf(
                "shift leader",
                "sleep",
                "dormitory",
                "31.5",
                "121.25",
                "a comment",
                "an answer",
                "one more",
                "a reason",
                "a refused");
        assertThat(timeline.escalations()).isNotEmpty();
        var texts = timeline.confidentialTexts();
        assertThat(texts).first().satisfies(text -> {
            assertThat(text.getId()).isEqualTo(caseId + "#1.0");
            assertThat(text.getTitle()).isEqualTo(TITLE);
            assertThat(text.getText()).isEqualTo(SECRET);
            assertThat(text.getAddress()).isEqualTo("dormitory 2, room 5 (31.5, 121.25)");
            assertThat(text.getReporter()).isEqualTo("miner-7");
        });
        assertThat(texts)
                .extracting(ConfidentialText::getText)
                .containsExactly(SECRET, "a comment", "an answer", "one more", "a reason", "a refused one");
        assertThat(texts).allSatisfy(text -> assertThat(text.getReaders()).containsExactly("counsellor"));
    }

    @Test
    void report_ofACategoryThatIsAlwaysConfidential_isSo_whoeverSaidTheCategory() {
        var caseId =
                timeline.report("e1", "the boiler of our house is broken", report -> report.setCategory("hardship"));

        assertThat(timeline.theCase(caseId).getConfidential()).isTrue();
        assertThat(timeline.theCase(caseId).getReason().getEvidence())
                .isEqualTo("category hardship; the category 'hardship' is always confidential");
        saysNothingOf("boiler");
    }

    @Test
    void report_thatIsConfidential_isFoundLikeNothing_andNothingLikeIt() {
        timeline.report("e1", SECRET);
        timeline.report("e2", SECRET);
        var open = timeline.report("e3", "since this morning the goods lift at the coal bunker stands still");
        timeline.act(open, ActionKind.RECLASSIFY, act -> act.setConfidential(true));
        timeline.report("e4", "since this morning the goods lift at the coal bunker stands still");

        assertThat(timeline.allCases().values())
                .extracting(Case::getReports, one -> one.getSuggestions().size())
                .containsOnly(tuple(1, 0))
                .hasSize(4);
    }

    @Test
    void reports_thatAreConfidential_areCountedLikeOthers() {
        timeline.report("e1", SECRET);
        timeline.report("e2", "the goods lift at the coal bunker stands still");
        timeline.after(Duration.ofMinutes(2)).tick();

        var days = timeline.counts().values().stream()
                .filter(window -> window.getGrain() == Grain.DAY)
                .toList();
        assertThat(days)
                .extracting(CountWindow::getCategory, CountWindow::getReports, CountWindow::getCases)
                .containsExactlyInAnyOrder(tuple("complaint", 1L, 1L), tuple("lifts", 1L, 1L));
    }

    @Test
    void reclassify_toConfidential_withdrawsTheText_andBackGivesItAgain() {
        var caseId = timeline.report("e1", "the lift: " + SECRET.replace("shouts", "yells"), WHOLE);
        timeline.tickAt("2026-11-03T03:00:00Z");
        var before = timeline.theCase(caseId);
        assertThat(before.getReason().getEvidence()).isEqualTo("lift");
        timeline.act(
                caseId, ActionKind.RECLASSIFY, act -> act.setConfidential(true).setText("about a person"));

        var hidden = timeline.theCase(caseId);
        assertThat(hidden.getTitle()).isNull();
        assertThat(hidden.getExcerpt()).isEmpty();
        assertThat(hidden.getPlace()).isNull();
        assertThat(hidden.getReason().getEvidence()).isEmpty();
        var line = timeline.eventsOf(caseId).getLast();
        assertThat(line.getKind()).isEqualTo(CaseEventKind.RECLASSIFIED);
        assertThat(line.getWhy()).isEqualTo("confidential from here on");
        assertThat(line.getConfidential()).isTrue();
        assertThat(line.getReaders()).containsExactly("counsellor");
        assertThat(line.getText()).isNull();
        assertThat(timeline.confidentialTexts())
                .extracting(ConfidentialText::getId, ConfidentialText::getTitle, ConfidentialText::getText)
                .containsExactlyInAnyOrder(
                        tuple(line.getId() + "/case", TITLE, before.getExcerpt()),
                        tuple(line.getId(), null, "about a person"));
        timeline.tickAt("2026-11-03T09:00:00Z");
        assertThat(timeline.escalations().getLast().getTitle()).isNull();

        timeline.act(caseId, ActionKind.RECLASSIFY, act -> act.setConfidential(false));
        var shown = timeline.theCase(caseId);
        assertThat(shown.getTitle()).isEqualTo(TITLE);
        assertThat(shown.getExcerpt()).isEqualTo(before.getExcerpt());
        assertThat(shown.getPlace()).isEqualTo(before.getPlace());
        assertThat(shown.getReason()).isEqualTo(before.getReason());
        assertThat(shown.getReaders()).isEmpty();
        assertThat(timeline.eventsOf(caseId).getLast().getConfidential()).isFalse();
    }

    @Test
    void reclassify_toACategoryThatIsAlwaysConfidential_makesItSo_andItCannotBePublic() {
        var caseId = timeline.report("e1", "the goods lift at the coal bunker stands still");
        timeline.act(caseId, ActionKind.RECLASSIFY, act -> act.setCategory("hardship"));
        assertThat(timeline.theCase(caseId).getConfidential()).isTrue();
        timeline.act(caseId, ActionKind.RECLASSIFY, act -> act.setConfidential(false));
        assertThat(timeline.eventsOf(caseId).getLast().getWhy())
                .isEqualTo("RECLASSIFY refused: cases of category 'hardship' are always confidential");
        timeline.act(
                caseId, ActionKind.RECLASSIFY, act -> act.setCategory("lifts").setConfidential(false));

        assertThat(timeline.theCase(caseId).getExcerpt()).startsWith("the goods lift");
        assertThat(timeline.eventsOf(caseId).getLast().getWhy())
                .isEqualTo("category from hardship to lifts, no longer confidential");
    }

    @Test
    void reclassify_ofACaseThatOthersLiveOnIn_goesForThemToo() {
        var one = timeline.report("e1", "the goods lift at the coal bunker stands still");
        var two = timeline.report("e2", "no more coal comes up from the bunker on the third level");
        timeline.act(two, ActionKind.MERGE, act -> act.setInto(reference(one)));
        timeline.act(one, ActionKind.RECLASSIFY, act -> act.setConfidential(true));

        assertThat(timeline.theCase(two).getConfidential()).isTrue();
        assertThat(timeline.theCase(two).getExcerpt()).isEmpty();
        assertThat(timeline.eventsOf(two).getLast().getWhy()).isEqualTo("confidential from here on, with " + one);
        timeline.act(two, ActionKind.SPLIT);
        assertThat(timeline.theCase(two).getConfidential()).isTrue();
    }

    @Test
    void merge_ofAConfidentialCaseWithOneThatIsNot_isRefused() {
        var one = timeline.report("e1", SECRET);
        var two = timeline.report("e2", "no more coal comes up from the bunker on the third level");
        timeline.act(one, ActionKind.MERGE, act -> act.setInto(reference(two)));
        timeline.act(two, ActionKind.MERGE, act -> act.setInto(reference(one)));

        assertThat(Stream.of(one, two).map(id -> timeline.eventsOf(id).getLast().getWhy()))
                .containsOnly("MERGE refused: %s is confidential and the other is not; reclassify one of them first"
                        .formatted(one));
    }

    @Test
    void split_ofAReportOfAConfidentialCase_tellsItsTextOnlyToThoseWhoMayRead() {
        var text = "the goods lift at the coal bunker stands still since the morning";
        var one = timeline.report("e1", text, WHOLE);
        var two = timeline.report("e2", text, WHOLE);
        var three = timeline.after(Duration.ofMinutes(1)).report("e3", text, WHOLE);
        timeline.act(one, ActionKind.RECLASSIFY, act -> act.setConfidential(true));
        timeline.confidentialTexts();
        var told = timeline.eventsOf(one).size();
        timeline.act(one, ActionKind.SPLIT, act -> act.setText("another lift"));

        assertThat(timeline.theCase(two).getReports()).isEqualTo(2);
        assertThat(timeline.theCase(two).getExcerpt()).isEmpty();
        assertThat(timeline.eventsOf(two)).extracting(CaseEvent::getText).containsOnlyNulls();
        assertThat(timeline.eventsOf(one).subList(told, told + 1).toString() + timeline.eventsOf(two))
                .doesNotContain("another lift", "goods");
        assertThat(timeline.confidentialTexts())
                .extracting(ConfidentialText::getReference, ConfidentialText::getTitle, ConfidentialText::getText)
                .contains(
                        tuple(reference(two), TITLE, text),
                        tuple(reference(three), null, TITLE + "\n" + text),
                        tuple(null, null, "another lift"));
    }

    /** Nothing on any topic but the one for these texts. */
    private void saysNothingOf(String... words) {
        var told = Stream.of(
                        timeline.allCases().values().stream().map(Case::toString),
                        timeline.allCases().keySet().stream()
                                .flatMap(id -> timeline.eventsOf(id).stream())
                                .map(CaseEvent::toString),
                        timeline.escalations().stream().map(Escalation::toString))
                .flatMap(part -> part)
                .toList();
        for (var word : List.of(words)) {
            assertThat(told).noneMatch(line -> line.contains(word));
        }
    }

    private static String reference(String caseId) {
        return CaseId.parse(caseId).orElseThrow().reference();
    }
}
