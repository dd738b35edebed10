package io.huiyin.learn.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Report;
import io.huiyin.topic.CaseId;
import org.junit.jupiter.api.Test;

class AskedPairTest {
    private final Told told = new Told();

    @Test
    void find_twoReports_haveWhatIsHeldOfThemNow() {
        told.opened("e0", "before", more -> more);
        var one = told.opened("e1", "the lift", more -> more);
        var joined = told.joined("e2", "the lift stands", one);
        var answered = told.now();
        told.stands(
                one,
                more -> more.setCategory("ropes").setStatus(CaseStatus.RESOLVED).setClosedAt(answered));
        told.opened("e3", "after", more -> more);

        var pair = found(one, joined);

        assertThat(pair.one().category()).isEqualTo("ropes");
        assertThat(pair.one().settledAt()).isEqualTo(answered);
        assertThat(pair.other().report().getText()).isEqualTo("the lift stands");
        assertThat(pair.other().category()).isEqualTo("ropes");
        assertThat(pair.other().caseId()).isEqualTo(one);
        assertThat(pair.before()).extracting(Report::getEventId).containsExactly("e0", "e1");
        assertThat(found(joined, one).before()).isEqualTo(pair.before());
    }

    @Test
    void find_mergedCase_livesOnInTheOther() {
        var one = told.opened("e1", "the lift", more -> more);
        var two = told.opened("e2", "the boiler", more -> more.setCategory("heating"));
        told.tell(two, CaseEventKind.MERGED, line -> line.setOtherCaseId(one));
        told.stands(
                two,
                more -> more.setCategory("heating").setStatus(CaseStatus.MERGED).setMergedInto(one));

        var pair = found(one, two);

        assertThat(pair.other().caseId()).isEqualTo(one);
        assertThat(pair.other().category()).isEqualTo("heating");
    }

    @Test
    void find_reportInConfidentialCase_isNotShown() {
        var one = told.opened("e1", "the lift", more -> more);
        var two = told.opened("e2", "he shouts", more -> more.setConfidential(true));
        var joined = told.joined("e3", "he shouts at me", two);

        assertThat(AskedPair.find(told, id(one), id(joined)))
                .isEqualTo(new AskedPair.Found.Missing(
                        joined + " is confidential; such a report is compared with no other"));
    }

    private AskedPair found(String one, String other) {
        return assertThat(AskedPair.find(told, id(one), id(other)))
                .asInstanceOf(type(AskedPair.Found.Both.class))
                .actual()
                .pair();
    }

    private static CaseId id(String text) {
        return CaseId.parse(text).orElseThrow();
    }
}
