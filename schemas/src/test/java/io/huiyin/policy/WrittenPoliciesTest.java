package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation and the examples show must be right. */
class WrittenPoliciesTest {
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    static Stream<String> blocksOfTheDocumentation() throws IOException {
        return Stream.concat(blocks("../docs/policy.md"), blocks("../docs/channels.md"));
    }

    private static Stream<String> blocks(String file) throws IOException {
        return YAML_BLOCK.matcher(Files.readString(Path.of(file))).results().map(block -> block.group(1));
    }

    @ParameterizedTest
    @MethodSource("blocksOfTheDocumentation")
    void parse_blockOfTheDocumentation_isSound(String block) {
        var channels = block.contains("dispatch") && !block.contains("channels:")
                ? "channels: [{name: dispatch, kind: webhook, url: \"https://example.org\"}]\n"
                : "";
        var calendars = block.contains("calendar: office") && !block.contains("calendars:")
                ? "calendars: {office: {hours: {mon: [\"08:00-18:00\"]}}}\n"
                : "";
        var template = block.contains("extends:") ? "" : "extends: builtin\n";

        assertThat(PolicyLanguage.parse(template + channels + calendars + block))
                .isInstanceOf(Parsed.Sound.class);
    }

    @Test
    void parse_exampleOfTheMine_isSound() throws IOException {
        var parsed = PolicyLanguage.parse(Files.readString(Path.of("../examples/mine/policy.yaml")));

        assertThat(parsed).isInstanceOfSatisfying(Parsed.Sound.class, sound -> {
            assertThat(sound.rules().name()).isEqualTo("北山煤矿");
            assertThat(sound.rules().calendars().keySet()).containsExactly("always", "three-shifts", "office");
            assertThat(sound.rules().clocks()).extracting(ClockRules::name).containsExactly("respond", "resolve");
            assertThat(sound.rules().retention()).isEqualTo(Duration.ofDays(180));
        });
    }
}
