package io.huiyin.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands in a process of their own, as people run them: nothing that another test has loaded or set is there. */
class MainTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "policy check ../examples/mine/policy.yaml | is sound",
                "oncall who --policy ../examples/incident-desk/policy.yaml --at 2026-11-21T05:00:00Z | berlin",
                "clock explain --policy ../examples/mine/policy.yaml --clock respond --start 2026-11-21T05:00:00Z | deadline",
            })
    void command_inAProcessOfItsOwn_answers(String arguments, String said) throws Exception {
        var process = start(arguments.split(" "));
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains(said);
        assertThat(process.exitValue()).as(output).isZero();
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
