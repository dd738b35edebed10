package io.huiyin.standalone.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of commands in `huiyin help`, by what somebody wants to do. */
final class CommandGroups implements IHelpSectionRenderer {
    private static final SequencedMap<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("Run", List.of("demo", "up", "gateway", "processor", "sink", "console", "auditor", "registry"));
        GROUPS.put("Send", List.of("submit", "act", "import"));
        GROUPS.put("Look", List.of("case", "open", "tail"));
        GROUPS.put("Rules", List.of("policy", "channel", "model", "duplicates", "clock", "oncall"));
        GROUPS.put(
                "Operate",
                List.of("status", "offsets", "dlq", "audit", "topics", "settings", "completion", "version", "help"));
    }

    /** Every command that is in a group; a test holds it against those that there are. */
    static List<String> listed() {
        return GROUPS.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public String render(Help help) {
        if (help.commandSpec().parent() != null) {
            return help.commandList();
        }
        var text = new StringBuilder();
        GROUPS.forEach((group, names) -> {
            text.append(System.lineSeparator()).append(group).append(System.lineSeparator());
            for (var name : names) {
                var command = help.subcommands().get(name);
                if (command != null) {
                    var header = command.commandSpec().usageMessage().description();
                    text.append("  %-11s%s%n".formatted(name, header.length == 0 ? "" : header[0]));
                }
            }
        });
        return text.toString();
    }
}
