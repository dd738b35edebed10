package io.huiyin.standalone.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every channel of a policy, without its secrets. */
@NullUnmarked
@Command(name = "list", description = "List the channels of a policy: name, kind and where it leads.")
final class ChannelListCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @ArgGroup(multiplicity = "1")
    private RulesSource source;

    @Override
    public Integer call() {
        var channels = source.rules(common).channels();
        if (channels.isEmpty()) {
            common.err().println("No channels: " + source.where() + " names none.");
        }
        for (var channel : channels) {
            common.out()
                    .println(
                            json.wanted()
                                    ? Json.write(Json.object()
                                            .put("name", channel.name())
                                            .put("kind", channel.kind())
                                            .put("address", channel.address().toString())
                                            .put("language", channel.language().word())
                                            .put("ratePerMinute", channel.rate()))
                                    : channel.name() + ": " + channel.address() + ", "
                                            + channel.language().word()
                                            + (channel.rate() == 0 ? "" : ", at most " + channel.rate() + " a minute"));
        }
        return 0;
    }
}
