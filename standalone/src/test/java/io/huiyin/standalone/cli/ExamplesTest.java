package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies that are shipped as examples. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static List<Path> policies() throws IOException {
        try (var folders = Files.list(EXAMPLES)) {
            return folders.map(folder -> folder.resolve("policy.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void examples_asDocumented_areThere() throws IOException {
        assertThat(policies())
                .extracting(policy -> EXAMPLES.relativize(policy).getName(0).toString())
                .contains("boston311", "city311", "incident-desk", "mine", "office-union");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void example_anyPolicy_isSound(Path policy) {
        assertThat(run("policy", "check", policy.toString())).as(err.toString()).isZero();
    }

    /** Deadlines that somebody worked out with a calendar in hand. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "office-union | --clock reviewed --kind PROPOSAL --start 2026-02-13T16:30:00+08:00 | Wed 2026-02-25 16:30",
                "office-union | --clock filed --kind PROPOSAL --start 2026-09-30T17:30:00+08:00 | Fri 2026-10-09 17:30",
                "mine | --clock respond --severity HIGH --start 2026-10-02T10:00:00+08:00 | Fri 2026-10-02 18:00",
                "incident-desk | --clock update --severity CRITICAL --start 2026-03-08T09:00:00Z | Sun 2026-03-08 09:30",
                "city311 | --clock respond --start 2026-07-02T17:00:00-05:00 | Tue 2026-07-07 17:00",
                "city311 | --clock respond --category trash --start 2026-11-10T17:00:00-06:00 | Wed 2026-11-11 17:00",
            })
    void example_anyClock_hasItsDeadline(String example, String arguments, String deadline) {
        var file = EXAMPLES.resolve(example).resolve("policy.yaml").toString();
        assertThat(run(("clock explain --policy " + file + " " + arguments).split(" ")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .as(out.toString())
                .anyMatch(line -> line.startsWith("deadline  " + deadline));
    }

    /** What is folded, what is suggested, and what is left apart under the examples' own thresholds. */
    @ParameterizedTest(name = "{0}: {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "city311 | large pothole in front of 210 Elm Street, cars swerve @41.88,-87.63 | Deep pothole near 212 Elm St, it damaged my tire @41.8802,-87.63 | the same problem",
                "city311 | pothole @41.88,-87.63 | pothole @41.88005,-87.63 | the same problem",
                "city311 | large pothole in front of 210 Elm Street, cars swerve @41.88,-87.63 | pothole on Oak Avenue by the school @41.8812,-87.6295 | two problems",
                "city311 | pothole @41.88,-87.63 | pothole @41.8805,-87.63 | two problems",
                "incident-desk | payments is down: 503 from 12 of 12 probes in eu-west | payments is down: 503 from 11 of 12 probes in eu-west | the same problem",
                "incident-desk | payments is down: 503 from 12 of 12 probes in eu-west | customers say that they cannot pay by card since noon | two problems",
                "mine | 三号皮带机机尾护栏缺失，夜班差点有人滑倒 | 三号皮带机尾部没有护栏，请尽快处理 | the same problem",
                "mine | 三号皮带机机尾护栏缺失，夜班差点有人滑倒 | 五号宿舍楼热水连续两天没有 | two problems",
            })
    void example_twoReports_areFoldedAsMeant(String example, String one, String other, String verdict) {
        var file = EXAMPLES.resolve(example).resolve("policy.yaml").toString();
        var category = example.equals("city311") ? "pothole" : "hazard";
        assertThat(run(
                        "duplicates",
                        "explain",
                        report("1", one, category),
                        report("2", other, category),
                        "--policy",
                        file))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines()).as(out.toString()).anyMatch(line -> line.startsWith("verdict   " + verdict));
    }

    private static String report(String eventId, String said, String category) {
        var parts = said.split("@");
        var place = parts.length == 1
                ? "null"
                : "{\"latitude\": %s, \"longitude\": %s}".formatted((Object[]) parts[1].split(","));
        return """
                {"eventId": "e%s", "tenant": "t", "site": "s", "text": "%s", "submittedAt": "2026-07-01T1%s:00:00Z",
                 "category": "%s", "place": %s}""".formatted(eventId, parts[0].strip(), eventId, category, place);
    }

    private int run(String... arguments) {
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
