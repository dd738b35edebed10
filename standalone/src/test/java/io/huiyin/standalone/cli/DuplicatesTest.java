package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code duplicates}, on files. */
class DuplicatesTest {
    private static final String GROUPS = """
            text,group,time,category
            福元路A2区丽发新城附近的搅拌站整夜噪音扰民,1,2026-11-20T08:00:00+08:00,noise
            投诉A2区丽发新城旁边的搅拌站噪音太大扰民,1,2026/11/20 9:30,noise
            三号楼的电梯停运两天了没有人来修,2,2026-11-20 10:00,lifts
            """;
    private static final String PAIRS = """
            a_text,b_text,a_category,b_category,same
            the goods lift 2 at the north gate stands still,goods lift 2 at the north gate does not move,lifts,lifts,yes
            no warm water in hall seven,the canteen food is cold,water,food,no
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void explain_texts_saysEachPieceAndTheVerdict() {
        assertThat(run("explain", "三号楼的电梯已经停运两天了一直没有人来修", "三号楼电梯停运了也没有人来修理，老人上下楼很不方便", "--category", "lifts"))
                .isZero();
        assertThat(out.toString())
                .contains("prior ", "text ", "numbers ", "category ", "sum ", "verdict ", "shared ")
                .contains("电梯");
    }

    @Test
    void explain_filesOfReports_haveTheirOwnPlaceTimeAndCategory() throws IOException {
        var one = file("a.json", "\uFEFF" + report("2026-11-20T08:00:00Z", 31.0));
        var other = file("b.json", report("2026-11-20T09:00:00Z", 31.002));
        var policy = file("p.yaml", "extends: builtin\nduplicates: {radii: [{category: lifts, radius: 1km}]}");

        assertThat(run("explain", one, other, "--policy", policy)).isZero();
        assertThat(out.toString()).contains("0.22 radii apart", "60 minutes apart", "the same category");
    }

    @Test
    void eval_file_comparesCasesWithGroups() throws IOException {
        assertThat(run("eval", file("g.csv", GROUPS))).as(err.toString()).isZero();
        assertThat(out.toString()).contains("3 reports of 2 problems became ", "pairs    precision ", "B-cubed ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"GB18030, GB18030", "UTF-8, utf-8", "UTF-16, UTF-16"})
    void eval_namedCharset_isRead(String written, String named) throws IOException {
        var file = Files.write(folder.resolve("g.csv"), GROUPS.getBytes(Charset.forName(written)));
        assertThat(run("eval", file.toString(), "--charset", named)).isZero();
    }

    @Test
    void eval_byteOrderMark_isNoPartOfTheFirstColumn() throws IOException {
        assertThat(run("eval", file("g.csv", "\uFEFF" + GROUPS)))
                .as(err.toString())
                .isZero();
    }

    @Test
    void tune_pairs_choosesAThresholdAndDrawsTheCurve() throws IOException {
        var picture = folder.resolve("curve.svg");
        assertThat(run("tune", file("p.csv", PAIRS), "--precision", "0.9", "--curve", picture.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("2 pairs, 1 of them the same", "fewer than 50 pairs", "duplicates: {merge: ");
        assertThat(picture).content().startsWith("<svg");
    }

    @Test
    void learn_pairs_printsFiguresAndThePolicy() throws IOException {
        assertThat(run("learn", file("p.csv", PAIRS), "--pairs"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("2 pairs, 1 of them the same", "duplicates:", "  weights:");
    }

    @Test
    void learn_groups_printsFiguresAndThePolicy() throws IOException {
        assertThat(run("learn", file("g.csv", GROUPS))).as(err.toString()).isZero();
        assertThat(out.toString()).contains("3 reports, 1 of them of a problem that was told before", "  weights:");
    }

    @Test
    void tune_noPairThatIsTheSame_findsNoThreshold() throws IOException {
        assertThat(run("tune", file("p.csv", PAIRS.replace(",yes", ",no")))).isOne();
        assertThat(out.toString()).contains("no threshold gives a precision of 0.95 on these pairs");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "eval    | text                                              | x.csv has no rows; it must have a line of names and a row for each report or pair",
                "eval    | \"\"                                              | x.csv has no rows; it must have a line of names and a row for each report or pair",
                "eval    | body,group;lift,1                                 | x.csv has no column 'text'; it has body, group",
                "eval    | text;lift                                         | x.csv has no column 'group'; it has text",
                "eval    | text,group;lift,1;lift                            | x.csv is not CSV from here on: ",
                "eval    | text,group,time;lift,1,;lift,1,soon               | x.csv: line 3: time is 'soon'; it must be a time such as 2026-11-20T17:00:00+08:00 or 2026/11/20 17:00",
                "eval    | text,group,time;lift,1,2026-13-01                 | x.csv: line 2: time is '2026-13-01'; it must be a time such as",
                "eval    | text,group,latitude,longitude;lift,1,91,0         | x.csv: line 2: latitude is '91'; it must be degrees from -90 to 90",
                "eval    | text,group,latitude,longitude;lift,1,31,east      | x.csv: line 2: longitude is 'east'; it must be degrees from -180 to 180",
                "eval    | text,group,latitude,longitude;lift,1,NaN,0        | x.csv: line 2: latitude is 'NaN'; it must be degrees from -90 to 90",
                "eval    | text,group,latitude,longitude;lift,1,31,          | x.csv: line 2: longitude is empty; it must be degrees, since latitude is given",
                "eval    | text,group,longitude;lift,1,31                    | x.csv: line 2: latitude is empty; it must be degrees, since longitude is given",
                "eval --title headline | text,group;lift,1                   | x.csv has no column 'headline'; it has text, group",
                "eval --category sort  | text,group;lift,1                   | x.csv has no column 'sort'; it has text, group",
                "eval --charset GB-18  | text,group;lift,1                   | --charset is 'GB-18'; it must be the name of one, such as UTF-8 or GB18030",
                "eval --charset US-ASCII | text,group;电梯,1                  | x.csv is not text in US-ASCII; name the charset that it is in, such as GB18030",
                "eval --policy none.yaml | text,group;lift,1                 | there is no file none.yaml",
                "tune    | a_text,b_text,same                                | x.csv has no rows; it must have a line of names and a row for each report or pair",
                "tune    | a_text,b_text;lift,lift                           | x.csv has no column 'same'; it has a_text, b_text",
                "tune    | a_text,same;lift,1                                | x.csv has no column 'b_text'; it has a_text, same",
                "tune    | a_text,b_text,same;lift,lift,1;lift,lift,maybe    | x.csv: line 3: same is 'maybe'; it must be true or false, yes or no, 1 or 0",
                "tune    | a_text,b_text,same;lift,lift,                     | x.csv: line 2: same is empty; it must be true or false, yes or no, 1 or 0",
                "tune    | a_text,b_text,same,b_time;lift,lift,1,noon        | x.csv: line 2: b_time is 'noon'; it must be a time such as",
                "tune --precision 0    | a_text,b_text,same;lift,lift,1      | --precision is 0.0; it must be above 0 and at most 1",
                "tune --precision high | a_text,b_text,same;lift,lift,1      | Invalid value for option '--precision': 'high' is not a double",
            })
    void badFile_anyCommand_namesFileLineFieldValueAndWhatWouldBeRight(String command, String csv, String sentence)
            throws IOException {
        var file = file("x.csv", csv.replace(';', '\n'));
        var arguments =
                Stream.concat(Stream.of(command.split(" ")), Stream.of(file)).toArray(String[]::new);

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString().replace(folder + "/", "")).startsWith("huiyin: " + sentence);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "duplicates | say what to do with duplicates: explain, eval, learn, tune, export",
                "duplicates explain x.json y.json | there is no file x.json",
                "duplicates explain lift | Missing required parameter: 'B'",
                "duplicates explain {} lift | {} is no report: eventId is empty; it must be given",
                "duplicates explain {broken lift | {broken is no JSON: ",
                "duplicates eval none.csv | there is no file none.csv",
                "duplicates learn none.csv | there is no file none.csv",
                "duplicates tune none.csv | there is no file none.csv",
                "duplicates export | Missing required option: '--tenant=TENANT'",
                "duplicates export --tenant t --left-alone soon | --left-alone is 'soon'; it must be a duration such as 14d or 12h",
                "duplicates export --tenant Mine | --tenant is 'Mine'; it must be 1 to 63 lower-case letters, digits and hyphens",
                "model export --tenant Mine | --tenant is 'Mine'; it must be 1 to 63 lower-case letters, digits and hyphens",
            })
    void wrongArguments_areAnsweredBySentence(String arguments, String sentence) {
        assertThat(huiyin(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("huiyin: " + sentence);
    }

    @Test
    void explain_fileThatIsNotUtf8_isRefusedByName() throws IOException {
        var file = Files.write(folder.resolve("a.txt"), "电梯坏了".getBytes(Charset.forName("GB18030")));
        assertThat(run("explain", file.toString(), "lift")).isEqualTo(2);
        assertThat(err.toString()).contains("a.txt is not UTF-8 text");
    }

    private static String report(String time, double latitude) {
        return """
                {"eventId": "e-%s", "tenant": "t", "site": "north", "text": "the goods lift stands still again",
                 "submittedAt": "%s", "category": "lifts", "place": {"latitude": %s, "longitude": 121.0}}""".formatted(time, time, latitude);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8)
                .toString();
    }

    private int run(String... arguments) {
        return huiyin(
                Stream.concat(Stream.of("duplicates"), Stream.of(arguments)).toArray(String[]::new));
    }

    private int huiyin(String... arguments) {
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
