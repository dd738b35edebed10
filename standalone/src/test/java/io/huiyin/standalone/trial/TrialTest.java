package io.huiyin.standalone.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.standalone.cli.Huiyin;
import io.huiyin.topic.Reference;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small recorded input whose difference under two policies is known. */
class TrialTest {
    private static final String BEFORE = """
            duplicates: {merge: 0.7, suggest: 0.5}
            clocks:
              - name: acknowledge
                stops: [ACKNOWLEDGE]
                target: 1h
                ladder: [{step: unseen, at: 100%, to: desk}]
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 24h
                ladder:
                  - {step: warning, at: 75%, to: [ann]}
                  - {step: breach, at: 100%, to: [ann, ben]}
                  - {step: still, at: +2h, to: [ben]}
            """;
    private static final String AFTER = """
            zone: Europe/Berlin
            duplicates: {near: false}
            clocks:
              - name: acknowledge
                stops: [ACKNOWLEDGE]
                target: 1h
                ladder: [{step: unseen, at: 100%, to: night-desk}]
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 12h
                ladder:
                  - {step: warning, at: 75%, to: [ann]}
                  - {step: breach, at: 100%, to: [ann, ben]}
            """;
    private static final String INPUT = String.join(
            "\n",
            report("late", "2026-11-02T08:00:00Z", "lights", "The lamp over the west gate has gone out again."),
            report("never", "2026-11-02T08:00:01Z", "lights", "Nobody has repaired the pump of the second basin."),
            report("quick", "2026-11-02T08:00:02Z", "food", "Too much salt in the soup on Monday evening."),
            report("twin", "2026-11-02T09:00:00Z", "food", "Too much salt in the soup on Monday evening!"),
            action("quick", "ACKNOWLEDGE", "2026-11-02T08:30:00Z"),
            action("quick", "RESPOND", "2026-11-02T09:30:00Z"),
            action("twin", "ACKNOWLEDGE", "2026-11-02T09:10:00Z"),
            action("twin", "RESPOND", "2026-11-02T09:31:00Z"),
            action("late", "RESPOND", "2026-11-02T22:00:00Z"),
            action("nobody", "RESPOND", "2026-11-02T23:00:00Z"));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("before.yaml"), BEFORE);
        Files.writeString(folder.resolve("after.yaml"), AFTER);
        Files.writeString(folder.resolve("input.ndjson"), INPUT);
    }

    @Test
    void changedPolicy_onKnownInput_saysWhatIsDifferent() throws Exception {
        var told = tried("--policy", "after.yaml", "--against", "before.yaml");
        assertThat(figures(told, "reports")).isEqualTo("4 4");
        assertThat(figures(told, "cases")).isEqualTo("3 4");
        assertThat(figures(told, "duplicates")).isEqualTo("1 0");
        assertThat(figures(told.path("deadLetters"), "UNKNOWN_CASE")).isEqualTo("1 1");
        assertThat(figures(clock(told, "respond", "lights"), "inTime")).isEqualTo("1 0");
        assertThat(figures(clock(told, "respond", "lights"), "late")).isEqualTo("0 1");
        assertThat(figures(clock(told, "respond", "lights"), "overdue")).isEqualTo("1 1");
        assertThat(figures(clock(told, "respond", "food"), "inTime")).isEqualTo("1 2");

        var escalations = told.path("escalations");
        assertThat(shown(escalations.path("gained")))
                .containsExactly(
                        "late respond/warning 2026-11-02T17:00:00Z ann",
                        "late respond/breach 2026-11-02T20:00:00Z ann ben");
        assertThat(shown(escalations.path("lost"))).containsExactly("never respond/still 2026-11-03T10:00:01Z ben");
        assertThat(shown(after(escalations.path("moved"))))
                .containsExactly(
                        "never respond/warning 2026-11-02T17:00:01Z ann",
                        "never respond/breach 2026-11-02T20:00:01Z ann ben");
        assertThat(shown(after(escalations.path("changed"))))
                .containsExactly(
                        "late acknowledge/unseen 2026-11-02T09:00:00Z night-desk",
                        "never acknowledge/unseen 2026-11-02T09:00:01Z night-desk");
        assertThat(escalations.path("same").asInt()).isZero();
        assertThat(figures(escalations, "paged")).isEqualTo("5 6");
    }

    @Test
    void load_byPersonAndHour_isInTheZoneOfTheChangedPolicy() throws Exception {
        var ann = tried("--policy", "after.yaml", "--against", "before.yaml")
                .path("load")
                .get(0);
        assertThat(ann.path("person").asText()).isEqualTo("ann");
        assertThat(ann.at("/before/pages").asInt()).isEqualTo(2);
        assertThat(ann.at("/after/pages").asInt()).isEqualTo(4);
        assertThat(ann.at("/after/byHour/18").asInt()).isEqualTo(2);
        assertThat(ann.at("/after/busiestHour/from").asText()).isEqualTo("2026-11-02T17:00:00Z");
        assertThat(ann.at("/after/busiestHour/pages").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"--json", "--list=2"})
    void sameInput_playedTwice_printsTheSameBytes(String form) {
        var first = run("--policy", "after.yaml", "--against", "before.yaml", form);
        out.getBuffer().setLength(0);
        assertThat(run("--policy", "after.yaml", "--against", "before.yaml", form))
                .isEqualTo(first);
        assertThat(first).contains("late");
    }

    @Test
    void samePolicy_onBothSides_makesNoDifference() throws Exception {
        var escalations =
                tried("--policy", "before.yaml", "--against", "before.yaml").path("escalations");
        assertThat(escalations.path("same").asInt()).isEqualTo(5);
        for (var list : List.of("gained", "lost", "moved", "changed")) {
            assertThat(escalations.path(list)).isEmpty();
        }
    }

    @Test
    void since_leavesCasesFromBeforeItAlone() throws Exception {
        var told = tried("--policy", "after.yaml", "--against", "before.yaml", "--since", "2026-11-02T08:00:01Z");
        assertThat(shown(told.at("/escalations/gained"))).isEmpty();
        assertThat(shown(after(told.at("/escalations/moved"))))
                .containsExactly(
                        "never respond/warning 2026-11-02T17:00:01Z ann",
                        "never respond/breach 2026-11-02T20:00:01Z ann ben");
    }

    @Test
    void until_endsTheTrialThere() throws Exception {
        var told = tried("--policy", "after.yaml", "--against", "before.yaml", "--until", "2026-11-03T09:00:00Z");
        assertThat(told.path("until").asText()).isEqualTo("2026-11-03T09:00:00Z");
        assertThat(shown(told.at("/escalations/lost"))).isEmpty();
    }

    @Test
    void range_playsWhatCameInIt() throws Exception {
        var told = tried("--policy", "after.yaml", "--from", "2026-11-02T08:00:02Z", "--to", "2026-11-02T09:30:00Z");
        assertThat(told.at("/input/reports").asInt()).isEqualTo(2);
        assertThat(told.at("/input/actions").asInt()).isEqualTo(2);
        assertThat(told.path("from").asText()).isEqualTo("2026-11-02T08:00:02Z");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--policy after.yaml --from 2027-01-01T00:00:00Z | 2 | huiyin: there is no input from 2027-01-01T00:00:00Z to the end",
                "--policy unsound.yaml | 1 | unsound.yaml: clocks is empty",
                "--policy after.yaml --from yesterday | 2 | huiyin: --from is 'yesterday'; it must be an instant",
            })
    void wrong_saysWhatWouldBeRight(String arguments, int code, String sentence) throws Exception {
        Files.writeString(folder.resolve("unsound.yaml"), "name: X\nzone: Mars\n");
        assertThat(exit(arguments.split(" "))).isEqualTo(code);
        assertThat(err.toString()).contains(sentence);
        assertThat(out.toString()).isEmpty();
    }

    private static String report(String event, String at, String category, String text) {
        return "{\"tenant\":\"t\",\"site\":\"s\",\"eventId\":\"%s\",\"submittedAt\":\"%s\",\"category\":\"%s\",\"text\":\"%s\"}"
                .formatted(event, at, category, text);
    }

    private static String action(String report, String action, String at) {
        return "{\"tenant\":\"t\",\"site\":\"s\",\"eventId\":\"%s-%s\",\"reference\":\"%s\",\"action\":\"%s\",\"actor\":\"a\",\"occurredAt\":\"%s\"}"
                .formatted(report, action, Reference.of("t", report), action, at);
    }

    private static JsonNode clock(JsonNode told, String clock, String category) {
        return StreamSupport.stream(told.path("clocks").spliterator(), false)
                .filter(line -> line.path("clock").asText().equals(clock)
                        && line.path("category").asText().equals(category))
                .findFirst()
                .orElseThrow();
    }

    private static String figures(JsonNode at, String name) {
        return at.path(name).path("before").asText() + " "
                + at.path(name).path("after").asText();
    }

    private static List<JsonNode> after(JsonNode pairs) {
        return StreamSupport.stream(pairs.spliterator(), false)
                .map(pair -> pair.path("after"))
                .toList();
    }

    private static List<String> shown(Iterable<JsonNode> escalations) {
        var lines = new ArrayList<String>();
        for (var one : escalations) {
            var line = new StringBuilder(event(one.path("caseId").asText()));
            line.append(' ')
                    .append(one.path("clock").asText())
                    .append('/')
                    .append(one.path("step").asText());
            line.append(' ').append(one.path("dueAt").asText());
            one.path("recipients").forEach(person -> line.append(' ').append(person.asText()));
            lines.add(line.toString());
        }
        return lines;
    }

    private static String event(String caseId) {
        return List.of("late", "never", "quick", "twin").stream()
                .filter(event -> caseId.endsWith("." + Reference.of("t", event)))
                .findFirst()
                .orElse(caseId);
    }

    private JsonNode tried(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return new ObjectMapper().readTree(run(all.toArray(String[]::new)));
    }

    private String run(String... arguments) {
        assertThat(exit(arguments)).as(err::toString).isZero();
        return out.toString();
    }

    private int exit(String... arguments) {
        var all = new ArrayList<>(
                List.of("policy", "try", folder.resolve("input.ndjson").toString()));
        for (var argument : arguments) {
            all.add(argument.endsWith(".yaml") ? folder.resolve(argument).toString() : argument);
        }
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
