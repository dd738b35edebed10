package io.huiyin.standalone.cli;

import io.huiyin.standalone.stack.TopicSetup;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates what is missing; safe to run again. */
@NullUnmarked
@Command(name = "create", description = "Create the topics that are missing; say where existing ones differ.")
final class TopicsCreateCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Override
    public Integer call() {
        var outcome = TopicSetup.run(common.settings());
        if (json.wanted()) {
            var answer = Json.object();
            var created = answer.putArray("created");
            outcome.created().forEach(created::add);
            var differences = answer.putArray("differences");
            outcome.differences().forEach(differences::add);
            common.out().println(Json.write(answer));
        } else {
            outcome.created().forEach(name -> common.out().println("created " + name));
            outcome.differences().forEach(sentence -> common.out().println("note: " + sentence));
            if (outcome.created().isEmpty()) {
                common.out().println("every topic was there already");
            }
        }
        return 0;
    }
}
