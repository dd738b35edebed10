package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuiyinTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest(name = "huiyin {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "polcy | 2 | huiyin: Unmatched argument at index 0: 'polcy'; did you mean 'policy'?",
                "policy | 2 | huiyin: say what to do with the policy: check, apply, show or try",
                "oncall | 2 | huiyin: say what to print of on-call rotas: who or schedule",
                "oncall who --policy none.yaml | 2 | huiyin: there is no file none.yaml",
                "topics | 2 | huiyin: say what to do with the topics: list, create or asyncapi",
                "policy check none.yaml | 2 | huiyin: there is no file none.yaml",
                "policy apply none.yaml --tenant No | 2 | huiyin: --tenant is 'No'; it must be 1 to 63 lower-case letters, digits and hyphens",
                "policy apply none.yaml | 2 | huiyin: Missing required option: '--tenant=TENANT'",
                "policy apply none.yaml --tenant t --in 0 | 2 | huiyin: --in is 0; it must be 1 or more",
                "settings -s gateway.prot=1 | 2 | huiyin: there is no setting 'gateway.prot'; did you mean 'gateway.port'?",
                "settings --config none.properties | 2 | huiyin: there is no settings file none.properties",
                "up --registry apicurio | 2 | huiyin: --registry is 'apicurio'; it must be the address of a running registry: of Apicurio Registry that is http://HOST:8080/apis/ccompat/v7",
                "act nonsense ACKNOWLEDGE | 2 | huiyin: CASE is 'nonsense'; it must be tenant.site.reference, as on the board, such as demo.mine-1.8K2M4P6R8T0V",
                "import none.csv | 2 | huiyin: there is no file none.csv",
                "help nothing | 2 | huiyin: there is no command 'nothing'",
                "topics create -s kafka.bootstrap.servers=here | 2 | huiyin: kafka.bootstrap.servers is 'here'; it must be host:port, or several of them with commas",
                "submit --tenant t --site s x --gateway http://127.0.0.1:1 --event-id e | 1 | no answer for e: http://127.0.0.1:1 does not answer (java.net.ConnectException); send it again with the same eventId",
                "case x --debug -s console.url=http://127.0.0.1:1 | 1 | huiyin: the console does not answer at http://127.0.0.1:1; look at console.url",
            })
    void wrong_anyCommand_saysOneSentenceAndItsExitCode(String arguments, int code, String sentence) {
        assertThat(run(arguments.split(" "))).isEqualTo(code);
        assertThat(err.toString().lines().findFirst()).contains(sentence);
        assertThat(err.toString().contains("\tat ")).isEqualTo(arguments.contains("--debug"));
    }

    @Test
    void help_ofTheProgram_listsEveryCommandOnce() {
        assertThat(run("help")).isZero();
        assertThat(out.toString()).contains("Run", "Send", "Look", "Rules", "Operate");
        assertThat(out.toString().lines().map(String::length)).allMatch(length -> length <= 110);
        assertThat(CommandGroups.listed())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Huiyin.commandLine(Map.of()).getSubcommands().keySet());
    }

    @Test
    void help_ofACommand_saysItsFlags() {
        assertThat(run("help", "policy", "apply")).isZero();
        assertThat(out.toString()).contains("--tenant=TENANT", "Seconds until it is in force");
    }

    @Test
    void settings_withSecret_doNotShowIt() {
        assertThat(run("settings", "--json", "-s", "store.password=hunter2")).isZero();
        assertThat(out.toString()).doesNotContain("hunter2").contains("HUIYIN_STORE_PASSWORD");
    }

    @Test
    void topics_listed_areTheCatalogue() {
        assertThat(run("topics", "list", "-s", "topics.prefix=ours.")).isZero();
        assertThat(out.toString().lines())
                .hasSize(io.huiyin.topic.Topics.all().size())
                .allMatch(line -> line.startsWith("ours."));
    }

    @Test
    void topics_asAsyncApi_areUnderThePrefixOfTheSettings() {
        assertThat(run("topics", "asyncapi", "-s", "topics.prefix=ours.")).isZero();
        assertThat(out.toString()).contains("\"asyncapi\" : \"3.0.0\"", "\"address\" : \"ours.reports\"");
    }

    @Test
    void policyCheck_typoInAKey_saysWhereAndWhatWasMeant(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("p.yaml"), "extends: builtin\nnaem: X\n");
        assertThat(run("policy", "check", file.toString())).isOne();
        assertThat(err.toString()).contains("p.yaml: ", "naem").contains("name");
        assertThat(run("policy", "check", "--json", file.toString())).isOne();
        assertThat(out.toString()).contains("\"sound\" : false");
    }

    private int run(String... arguments) {
        return Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
