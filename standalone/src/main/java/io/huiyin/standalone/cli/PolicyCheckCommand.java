package io.huiyin.standalone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads a policy file as the processor will. */
@NullUnmarked
@Command(name = "check", description = "Say everything that is wrong with a policy file; exit code 1 if something is.")
final class PolicyCheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(paramLabel = "FILE", description = "The policy, in YAML.")
    private Path file;

    @Override
    public Integer call() {
        var policy = PolicyFile.read(file);
        if (json.wanted()) {
            var answer = Json.object().put("file", file.toString()).put("sound", policy.sound());
            var problems = answer.putArray("problems");
            policy.problems().forEach(problem -> problems.addObject()
                    .put("field", problem.field())
                    .put("value", problem.value())
                    .put("expected", problem.expected()));
            common.out().println(Json.write(answer));
        } else if (policy.sound()) {
            common.out().println(file + " is sound");
        } else {
            policy.sentences().forEach(common.err()::println);
        }
        return policy.sound() ? 0 : 1;
    }
}
