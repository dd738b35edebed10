package io.huiyin.standalone.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.standalone.cli.Huiyin;
import io.huiyin.standalone.model.OneWordModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each rule and model would take is said before the policy is applied. */
class ClassifiedTrialTest {
    private static final String BEFORE = """
            clocks: []
            classify:
              rules:
                - {name: lamps, when: {keywords: [lamp]}, set: {category: lights}}
                - {name: all-of-it, when: {keywords: [xylophone]}, set: {category: rest}}
            """;
    private static final String AFTER = """
            clocks: []
            classify:
              models: {category: desk}
              rules:
                - {name: lamps, when: {keywords: [lamp]}, set: {category: lights}}
                - {name: all-of-it, when: {if: "text != ''"}, set: {owner: desk}}
                - {name: line-2, when: {if: "attributes.line == '2'"}, set: {category: belt}}
                - {name: never, when: {keywords: [xylophone]}, set: {category: rest}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("before.yaml"), BEFORE);
        Files.writeString(folder.resolve("after.yaml"), AFTER);
        Files.write(folder.resolve("desk.model"), OneWordModel.artefact("soup", "food", "greeting"));
        Files.writeString(
                folder.resolve("input.ndjson"),
                report("1", "the lamp is out")
                        + report("2", "too much salt in the soup")
                        + report("3", "good morning"));
    }

    @Test
    void classified_byRuleAndModel_isCountedBeforeAndAfter() throws Exception {
        var told = new ObjectMapper().readTree(run("--model", "desk=" + folder.resolve("desk.model"), "--json"));

        assertThat(figures(told.path("classified")))
                .containsExactly(
                        Map.entry("category by model desk@1", "0 2"),
                        Map.entry("category by nobody", "2 0"),
                        Map.entry("not worked out, rule line-2", "0 3"),
                        Map.entry("rule all-of-it", "0 3"),
                        Map.entry("rule lamps", "1 1"),
                        Map.entry("rule line-2", "0 0"),
                        Map.entry("rule never", "0 0"));
    }

    @Test
    void classified_ruleThatNowMatchesNearlyEverything_isPointedAt() {
        var lines =
                run("--model", "desk=" + folder.resolve("desk.model")).lines().toList();

        var rule = lines.indexOf("rule all-of-it                                        0          3         +3");
        assertThat(rule).isPositive();
        assertThat(lines.get(rule + 1))
                .contains("! this rule matches more than half of all reports, and did not before");
        assertThat(lines.stream().filter(line -> line.contains("more than half")))
                .hasSize(1);
    }

    @Test
    void model_notGiven_rulesDecideAlone() throws Exception {
        var told = new ObjectMapper().readTree(run("--json"));

        assertThat(figures(told.path("classified"))).containsEntry("category by nobody", "2 2");
    }

    @Test
    void model_thatIsNone_isRefused() throws Exception {
        Files.writeString(folder.resolve("desk.model"), "xyz");

        assertThat(exit("--model", "desk=" + folder.resolve("desk.model"))).isEqualTo(2);
        assertThat(err.toString()).contains("desk.model: these 3 bytes are not a model");
    }

    private static Map<String, String> figures(JsonNode classified) {
        var figures = new TreeMap<String, String>();
        classified
                .properties()
                .forEach(entry -> figures.put(
                        entry.getKey(),
                        entry.getValue().path("before").asText() + " "
                                + entry.getValue().path("after").asText()));
        return figures;
    }

    private static String report(String event, String text) {
        return "{\"tenant\":\"t\",\"site\":\"s\",\"eventId\":\"%s\",\"submittedAt\":\"2026-11-02T08:00:00Z\",\"text\":\"%s\"}\n"
                .formatted(event, text);
    }

    private String run(String... arguments) {
        assertThat(exit(arguments)).as(err::toString).isZero();
        return out.toString();
    }

    private int exit(String... arguments) {
        var all = new ArrayList<>(List.of(
                "policy",
                "try",
                folder.resolve("input.ndjson").toString(),
                "--policy",
                folder.resolve("after.yaml").toString(),
                "--against",
                folder.resolve("before.yaml").toString()));
        all.addAll(List.of(arguments));
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
