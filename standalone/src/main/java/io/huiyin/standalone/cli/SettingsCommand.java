package io.huiyin.standalone.cli;

import io.huiyin.standalone.settings.Key;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything that can be set, and what it is set to. */
@NullUnmarked
@Command(
        name = "settings",
        description = "List every setting, its value in this run and what it is for.",
        footer = {
            "",
            "A value comes from the last of these that sets it: the default, --config FILE, the environment",
            "(gateway.port is HUIYIN_GATEWAY_PORT), a flag (--set gateway.port=8070). Whatever begins with 'kafka.' is",
            "handed on, without that beginning, to every Kafka client, serializer and deserializer."
        })
final class SettingsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Override
    public Integer call() {
        var settings = common.settings();
        var list = Json.object();
        for (var key : Key.values()) {
            var value = key.secret() && !settings.text(key).isEmpty() ? "(set)" : settings.text(key);
            if (json.wanted()) {
                list.putObject(key.key())
                        .put("value", value)
                        .put("default", key.fallback())
                        .put("variable", key.variable())
                        .put("about", key.doc());
            } else {
                common.out().printf("%-25s %-40s %s%n", key.key(), value, key.doc());
            }
        }
        if (json.wanted()) {
            common.out().println(Json.write(list));
        }
        return 0;
    }
}
