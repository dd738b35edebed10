package io.huiyin.standalone.cli;

import io.huiyin.standalone.settings.Key;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the catalogue; needs no Kafka. */
@NullUnmarked
@Command(name = "list", description = "List every topic: name, key, type of its values, what is on it.")
final class TopicsListCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Override
    public Integer call() {
        var prefix = common.settings().text(Key.TOPICS_PREFIX);
        var list = Json.object();
        for (var topic : Topics.all()) {
            if (json.wanted()) {
                var entry = list.putObject(topic.name(prefix))
                        .put("key", topic.key())
                        .put("value", value(topic))
                        .put("partitioning", topic.partitioning().name())
                        .put("about", topic.doc());
                var configuration = entry.putObject("configuration");
                new TreeMap<>(topic.configuration()).forEach(configuration::put);
            } else {
                common.out()
                        .printf("%-22s %-28s %-17s %s%n", topic.name(prefix), topic.key(), value(topic), topic.doc());
            }
        }
        if (json.wanted()) {
            common.out().println(Json.write(list));
        }
        return 0;
    }

    private static String value(Topic<?> topic) {
        return topic.value().map(Class::getSimpleName).orElse("as it came");
    }
}
