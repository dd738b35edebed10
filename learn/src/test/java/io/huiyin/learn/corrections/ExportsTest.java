package io.huiyin.learn.corrections;

import static io.huiyin.learn.corrections.Told.reference;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What staff said, as data to learn from. */
class ExportsTest {
    private final Told told = new Told();

    @Test
    void labels_ofReports_areWhatTheirCasesAreNow_andSayWhoDecided() throws IOException {
        var one = told.opened("e1", "the goods lift, \"again\"", more -> more);
        told.joined("e2", "the lift stands still", one);
        told.stands(one, more -> more.setCategory("ropes")
                .setReason(new Reason("staff", "wang", "", null))
                .setSeverity(Severity.HIGH));
        told.tell(one, CaseEventKind.RECLASSIFIED, more -> more);
        told.opened("e3", "no rule knows this", more -> more.setCategory("UNSORTED"));
        told.opened("e4", "the boiler", more -> more.setCategory("heating"));

        var out = new StringWriter();
        var summary = LabelExport.write(told, new LabelExport.Options(false, false), out);

        assertThat(summary).isEqualTo(new LabelExport.Summary(3, 2, 0, 1));
        assertThat(columns(out, "title", "text", "category", "severity", "category_by", "corrected"))
                .containsExactly(
                        "about e1|the goods lift, \"again\"|ropes|HIGH|staff|true",
                        "about e2|the lift stands still|ropes|HIGH|staff|true",
                        "about e4|the boiler|heating|NORMAL|rule|false");
        assertThat(columns(out, "case")).startsWith(one, one);

        var only = new StringWriter();
        LabelExport.write(told, new LabelExport.Options(true, false), only);
        assertThat(columns(only, "category")).containsExactly("ropes", "ropes");
    }

    @Test
    void labels_ofConfidentialCases_areLeftOut_unlessTheirTextsMayBeRead() throws IOException {
        var one = told.opened("e1", "he shouts at me", more -> more.setConfidential(true));
        told.secret(one, "he shouts at me");

        var out = new StringWriter();
        assertThat(LabelExport.write(told, new LabelExport.Options(false, false), out))
                .isEqualTo(new LabelExport.Summary(0, 0, 1, 0));
        assertThat(out.toString()).doesNotContain("shouts");
        var asked = new StringWriter();
        LabelExport.write(told, new LabelExport.Options(false, true), asked);
        assertThat(columns(asked, "text", "confidential")).containsExactly("he shouts at me|true");
    }

    @Test
    void labels_ofMergedCases_areThoseOfTheCaseTheyLiveOnIn() throws IOException {
        var one = told.opened("e1", "the goods lift", more -> more.setCategory("ropes"));
        told.opened("e2", "no coal comes up", more -> more.setStatus(CaseStatus.MERGED)
                .setMergedInto(one));

        var out = new StringWriter();
        LabelExport.write(told, new LabelExport.Options(false, false), out);
        assertThat(columns(out, "category")).containsExactly("ropes", "ropes");
    }

    @Test
    void pairs_areStaffsLatestWord_andWhatTheyLeftAlone() throws IOException {
        var a = told.opened("a", "the goods lift", more -> more);
        var b = told.opened("b", "no coal comes up", more -> more);
        var c = told.opened("c", "the lift stands still", more -> more);
        told.tell(c, CaseEventKind.SUGGESTED, line -> line.setOtherCaseId(a));
        var d = told.joined("d", "the lift again", a);
        var e = told.joined("e", "the other lift", a);
        merged(b, a);
        merged(c, a);
        split(e, a);
        split(b, a);
        var late = told.joined("f", "just now", a);

        var out = new StringWriter();
        var summary = PairExport.write(told, Duration.ofHours(4), told.now(), out);

        assertThat(pairs(out))
                .containsExactlyInAnyOrder(
                        pair(a, b, "false|split|false"),
                        pair(a, c, "true|suggestion|false"),
                        pair(a, e, "false|split|false"),
                        pair(a, d, "true|left-alone|true"));
        assertThat(summary.written()).isEqualTo(Map.of("split", 2, "suggestion", 1, "left-alone", 1));
        assertThat(columns(out, "a_latitude", "b_address")).contains("31.5|hall 3");
        assertThat(out.toString()).doesNotContain(reference(late));
    }

    @Test
    void pairs_splitAndMergedAgainByHand_areTheSame() throws IOException {
        var a = told.opened("a", "the goods lift", more -> more);
        var b = told.joined("b", "the lift", a);
        split(b, a);
        merged(b, a);

        var out = new StringWriter();
        PairExport.write(told, Duration.ofDays(14), told.now(), out);
        assertThat(pairs(out)).containsExactly(pair(a, b, "true|merge|false"));
    }

    @Test
    void pairs_withAConfidentialCase_areLeftOut() throws IOException {
        var a = told.opened("a", "he shouts", more -> more.setConfidential(true));
        var b = told.opened("b", "he shouts at all of us", more -> more.setConfidential(true));
        merged(b, a);

        var out = new StringWriter();
        assertThat(PairExport.write(told, Duration.ofDays(14), told.now(), out).leftOut())
                .isEqualTo(1);
        assertThat(out.toString()).doesNotContain("shouts");
    }

    private void merged(String from, String into) {
        told.tell(from, CaseEventKind.MERGED, line -> line.setOtherCaseId(into).setWhy("into " + into));
    }

    private void split(String off, String from) {
        told.stands(off, more -> more);
        told.tell(
                off, CaseEventKind.SPLIT_OFF, line -> line.setOtherCaseId(from).setReference(reference(off)));
    }

    private static String pair(String one, String other, String verdict) {
        var both = Stream.of(one, other).sorted().map(Told::reference).toList();
        return both.getFirst() + "|" + both.getLast() + "|" + verdict;
    }

    private static List<String> pairs(StringWriter out) {
        return columns(out, "a_reference", "b_reference", "same", "source", "weak");
    }

    private static List<String> columns(StringWriter out, String... names) {
        return CsvReader.builder().ofNamedCsvRecord(out.toString()).stream()
                .map(record -> row(record, names))
                .toList();
    }

    private static String row(NamedCsvRecord record, String... names) {
        return String.join("|", Stream.of(names).map(record::getField).toList());
    }
}
