package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTest {
    private static final Map<String, List<String>> WORDS = Map.of(
            "环境", List.of("施工噪音", "污水", "垃圾堆放", "油烟"),
            "交通", List.of("公交站", "红绿灯", "停车位", "堵车"));

    @TempDir
    private static Path folder;

    private static Path csv;
    private static Path model;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void train() throws IOException {
        var random = new Random(4);
        var lines = new ArrayList<>(List.of("标题,详情,标签"));
        for (int i = 0; i < 120; i++) {
            var label = i % 2 == 0 ? "环境" : "交通";
            var words = WORDS.getOrDefault(label, List.of());
            lines.add("%s,编号%s希望处理%s,%s"
                    .formatted(
                            words.get(random.nextInt(4)),
                            Integer.toString(random.nextInt(1 << 20), 36).replaceAll("[0-9]", "号"),
                            words.get(random.nextInt(4)),
                            label));
        }
        lines.add(",,交通");
        lines.add("多余,一行,医疗");
        csv = Files.write(folder.resolve("messages.csv"), lines);
        model = folder.resolve("messages.model");
        var test = new ModelTest();
        assertThat(test.run("train", csv.toString(), "--text", "标题,详情", "--label", "标签"))
                .as(test.err.toString())
                .isZero();
        assertThat(test.err.toString().lines())
                .containsExactly(
                        "line 122: 标题, 详情 is empty; it must be a text, so it is left out",
                        "label '医疗' has 1 row (line 123); it must have 5 or more, so it is left out");
        assertThat(test.out.toString())
                .contains("120 texts in ", "accuracy ", "环境", "expected calibration error", "messages.model: ");
    }

    @Test
    void train_beside_liesReportAndPicture() throws IOException {
        assertThat(Files.readString(folder.resolve("messages.txt"))).contains("macro-F1");
        assertThat(Files.readString(folder.resolve("messages.svg")))
                .startsWith("<svg")
                .contains("交通");
    }

    @Test
    void train_again_givesTheSameBytes() throws IOException {
        var again = folder.resolve("again.model");

        assertThat(run("train", csv.toString(), "--text", "标题,详情", "--label", "标签", "--out", again.toString()))
                .isZero();
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(model));
    }

    @Test
    void eval_sameFile_saysHowGood() throws IOException {
        assertThat(run("eval", model.toString(), csv.toString(), "--text", "标题,详情", "--label", "标签", "--json"))
                .isZero();
        var answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.get("texts").asInt()).isEqualTo(120);
        assertThat(answer.get("accuracy").asDouble()).isGreaterThan(0.95);
        assertThat(err.toString()).contains("the model does not know the label '医疗'; its 1 row is left out");
    }

    @Test
    void explain_text_saysLabelAndWords() throws IOException {
        assertThat(run("explain", "夜间施工噪音", "--model", model.toString())).isZero();
        assertThat(out.toString()).startsWith("环境, probability ").containsAnyOf("施工", "噪音");
    }

    @Test
    void explain_allPieces_addUpToTheScore() throws IOException {
        assertThat(run("explain", "公交站堵车", "--model", model.toString(), "--all", "--json"))
                .isZero();
        var why = new ObjectMapper().readTree(out.toString()).get("explained");
        double sum = why.get("start").asDouble();
        for (var gram : why.get("grams")) {
            sum += gram.get("weight").asDouble();
        }
        assertThat(sum).isCloseTo(why.get("score").asDouble(), within(1e-9));
    }

    @Test
    void wrong_usage_isAnsweredByNameAndValue() throws IOException {
        var notOne =
                Files.writeString(folder.resolve("not-a.model"), "something that is certainly not a model of ours");
        assertThat(run("explain", "x", "--model", notOne.toString())).isEqualTo(2);
        assertThat(run("train", csv.toString(), "--text", "正文", "--label", "标签"))
                .isEqualTo(2);
        assertThat(run("train", csv.toString(), "--text", "详情", "--label", "标签", "--folds", "1"))
                .isEqualTo(2);
        assertThat(run("train", csv.toString(), "--text", "详情", "--label", "标题", "--folds", "20", "--precision", "2"))
                .isEqualTo(2);
        assertThat(run("apply", model.toString(), "--tenant", "My Mine", "--name", "desk"))
                .isEqualTo(2);
        assertThat(run("explain", "x", "--model", model.toString(), "--label", "教育"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("not-a.model: these 47 bytes are not a model: they do not begin with HYTM")
                .contains("has no column '正文'; it has 标题, 详情, 标签")
                .contains("--folds is 1; it must be 2 to 20")
                .contains("--precision is 2.0; it must be above 0, up to 1")
                .contains("--tenant is 'My Mine'")
                .contains("--label is '教育'; the model knows 交通, 环境");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "train | \"\"                                   | x.csv is empty; its first line must name the columns",
                "train | text,label                            | x.csv: there is no label with 5 rows or more; it must be two or more labels",
                "train | text;lift                             | x.csv has no column 'label'; it has text",
                "train | text,label;a,b;a,b;a,b;a,b;a,b;a,b      | x.csv: there is one label with 5 rows or more; it must be two or more labels",
                "train | text,label;a,b;c,d                    | x.csv: there is no label with 5 rows or more; it must be two or more labels label 'b' has 1 row (line 2); it must have 5 or more, so it is left out",
                "train | text,label;a,\"\"\"b                     | x.csv is not CSV from here on: ",
                "train --charset US-ASCII | text,label;电梯,b     | x.csv is not text in US-ASCII; name the charset that it is in, such as GB18030",
                "train --charset none     | text,label;a,b     | --charset is 'none'; it must be the name of one, such as UTF-8 or GB18030",
                "train --out none/x.model | text,label;a,b     | --out is 'none/x.model'; it must be a file in a folder that is there",
                "eval messages.model | text,label;a,b          | x.csv has no text with a label that the model knows; it knows 交通, 环境",
                "eval messages.model | text,label              | x.csv has no text with a label that the model knows; it knows 交通, 环境",
                "eval messages.model | \"\"                      | x.csv is empty; its first line must name the columns",
                "eval none.model     | text,label;a,b          | there is no file none.model",
            })
    void badFile_trainAndEval_nameFileLineFieldValueAndWhatWouldBeRight(String command, String lines, String sentence)
            throws IOException {
        var file = Files.writeString(folder.resolve("x.csv"), lines.replace(';', '\n'));
        var arguments = new ArrayList<>(
                List.of(command.replace("messages.model", model.toString()).split(" ")));
        arguments.addAll(List.of(file.toString(), "--text", "text", "--label", "label"));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString().replace(folder + "/", "").lines())
                .anyMatch(line -> line.startsWith("huiyin: " + sentence));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void train_textInGb18030_isRefusedWithItsCharset_andReadWhenNamed() throws IOException {
        var file = Files.write(folder.resolve("gb.csv"), Files.readString(csv).getBytes(Charset.forName("GB18030")));
        assertThat(run("eval", model.toString(), file.toString(), "--text", "标题,详情", "--label", "标签"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("gb.csv is not text in UTF-8; name the charset that it is in");
        assertThat(run(
                        "eval",
                        model.toString(),
                        file.toString(),
                        "--text",
                        "标题,详情",
                        "--label",
                        "标签",
                        "--charset",
                        "GB18030"))
                .isZero();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "explain x --model BAD                           | BAD: the model is damaged: its hash is not that of its bytes",
                "explain x --model NONE                          | there is no file NONE",
                "explain x --model FOLDER                        | FOLDER cannot be read: ",
                "explain x --model MODEL --most 0                | --most is 0; it must be 1 or more",
                "explain ?! --model MODEL                        | TEXT is '?!'; it must have a letter or a digit, since a model is asked of no other",
                "apply BAD --tenant t --name desk                | BAD: the model is damaged: its hash is not that of its bytes",
                "apply MODEL --tenant t                          | Missing required option: '--name=NAME'",
                "apply MODEL --tenant t --name Desk              | --name is 'Desk'; it must be 1 to 63 lower-case letters, digits and hyphens",
                "apply MODEL --tenant T --name desk              | --tenant is 'T'; it must be '*' or 1 to 63 lower-case letters, digits and hyphens",
                "apply MODEL --tenant t --name desk --in 0       | --in is 0; it must be 1 or more",
                "export                                          | Missing required option: '--tenant=TENANT'",
                "list x                                          | Unmatched argument at index 2: 'x'",
            })
    void badModel_anyCommand_isAnsweredByNameAndValue(String arguments, String sentence) throws IOException {
        var cut = Arrays.copyOf(Files.readAllBytes(model), 1000);
        var bad = Files.write(folder.resolve("cut.model"), cut).toString();
        var words = Map.of("BAD", bad, "NONE", "none.model", "FOLDER", folder.toString(), "MODEL", model.toString());
        var given = Stream.of(arguments.split(" "))
                .map(word -> words.getOrDefault(word, word))
                .toArray(String[]::new);

        assertThat(run(given)).isEqualTo(2);
        var expected = sentence.replaceFirst("^BAD", bad)
                .replaceFirst("^FOLDER", folder.toString())
                .replaceFirst("NONE$", "none.model");
        assertThat(err.toString()).startsWith("huiyin: " + expected);
    }

    private int run(String... arguments) {
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("model"), Stream.of(arguments)).toArray(String[]::new));
    }
}
