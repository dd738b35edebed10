package io.huiyin.standalone.cli;

import io.huiyin.asyncapi.AsyncApi;
import io.huiyin.standalone.stack.TopicSetup;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the AsyncAPI document; needs no Kafka. */
@NullUnmarked
@Command(name = "asyncapi", description = "Print the topics as an AsyncAPI 3.0 document, with their Avro schemas.")
final class TopicsAsyncApiCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        var settings = common.settings();
        var document = AsyncApi.document(settings.kafka(), TopicSetup.creation(settings), Version.number());
        common.out().println(Json.write(document));
        return 0;
    }
}
