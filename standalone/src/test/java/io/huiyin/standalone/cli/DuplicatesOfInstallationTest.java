package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.CaseStatus;
import io.huiyin.event.Policy;
import io.huiyin.standalone.learn.ToldTopics;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two reports of an installation, asked for by their ids. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuplicatesOfInstallationTest {
    private static final String TEXT = "the goods lift 2 at the north gate stands still again, the door does not close";

    private ToldTopics told;
    private CaseId first;
    private CaseId joined;
    private CaseId other;
    private CaseId secret;
    private CaseId unknown;
    private CaseId elsewhere;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeAll
    void tell(@TempDir Path folder) throws Exception {
        told = new ToldTopics(folder, "duplicates");
        first = told.opened(
                "t", "e1", TEXT, more -> more.setStatus(CaseStatus.ANSWERED).setAnsweredAt(ToldTopics.NOON));
        joined = told.joined(first, "e2", "goods lift 2 at the north gate: the door does not close, it stands still");
        other = told.opened("t", "e3", "no warm water in the showers of hall seven", more -> more.setCategory("water"));
        secret = told.opened("t", "e4", TEXT, more -> more.setConfidential(true).setExcerpt(""));
        unknown = told.reported("t", "e5", TEXT);
        elsewhere = told.opened("u", "e6", TEXT, more -> more);
        told.send(
                Topics.POLICIES,
                "t@1",
                new Policy(
                        "t",
                        1,
                        ToldTopics.NOON,
                        ToldTopics.NOON,
                        "wang",
                        "extends: builtin\nduplicates: {merge: 0.93, suggest: 0.2}"));
        told.commit();
    }

    @AfterAll
    void close() {
        told.close();
    }

    @Test
    void explain_twoIds_weighsThemByTheTenantsRules() {
        assertThat(explain(first.toString(), joined.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("text ", "category ", "state ", "(merge from 0.93, suggest from 0.20)", "shared ")
                .endsWith("now       both in " + first + System.lineSeparator());
        assertThat(explain(joined.toString(), other.toString())).isZero();
        assertThat(out.toString())
                .contains("different categories", "two problems")
                .contains("now       in " + first + " and in " + other);
    }

    @Test
    void explain_anotherPolicy_isThatOne(@TempDir Path folder) throws Exception {
        var policy = Files.writeString(folder.resolve("p.yaml"), "extends: builtin\nduplicates: {merge: 0.81}");
        assertThat(explain(first.toString(), joined.toString(), "--policy", policy.toString()))
                .isZero();
        assertThat(out.toString()).contains("(merge from 0.81, ");
    }

    @Test
    void explain_idsThatCannotBeCompared_saysWhichAndWhy() {
        var none = CaseId.ofFirstReport("t", "north", "never sent");
        var slip = first.toString().replaceAll(".$", first.toString().endsWith("0") ? "1" : "0");
        var table = Map.of(
                List.of(first.toString(), none.toString()),
                "no case tells of " + none
                        + "; it must be the id of a case or report, as on the board, that was processed",
                List.of(unknown.toString(), first.toString()),
                "no case tells of " + unknown
                        + "; it must be the id of a case or report, as on the board, that was processed",
                List.of(secret.toString(), first.toString()),
                secret + " is confidential; such a report is compared with no other",
                List.of(first.toString(), elsewhere.toString()),
                "A is of the tenant t and B of u; they must be of one, since nothing of one tenant is ever compared with"
                        + " another's",
                List.of(first.toString(), first.toString()),
                "A and B are both " + first + "; they must be two reports",
                List.of(first.toString(), TEXT),
                first + " is an id and B is none; they must be two ids, or two files or texts",
                List.of(TEXT, first.toString()),
                first + " is an id and A is none; they must be two ids, or two files or texts",
                List.of(slip, first.toString()),
                slip
                        + " is no id, though it looks like one: its reference has a slip in it, since its check character is"
                        + " another",
                List.of(first.toString(), other.toString(), "--category", "lifts"),
                "--category is 'lifts'; reports asked for by their ids have their own");
        table.forEach((arguments, sentence) -> {
            assertThat(explain(arguments.toArray(String[]::new))).as(sentence).isEqualTo(2);
            assertThat(err.toString().lines().findFirst()).contains("huiyin: " + sentence);
            assertThat(out.toString()).isEmpty();
        });
    }

    private int explain(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        var all = new ArrayList<>(List.of("duplicates", "explain"));
        all.addAll(List.of(arguments));
        var kafka = told.kafka();
        all.addAll(List.of("-s", "kafka.bootstrap.servers=" + kafka.bootstrapServers()));
        all.addAll(List.of("-s", "schema.registry.url=" + kafka.registryUrl()));
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
