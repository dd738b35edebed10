package io.huiyin.standalone.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs here. */
@NullUnmarked
@Command(name = "version", description = "Say which version this is, and which Java runs it.")
final class VersionCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Override
    public Integer call() {
        var java = Runtime.version().toString();
        if (json.wanted()) {
            common.out()
                    .println(Json.write(
                            Json.object().put("version", Version.number()).put("java", java)));
        } else {
            common.out().println("huiyin " + Version.number() + ", Java " + java);
        }
        return 0;
    }
}
