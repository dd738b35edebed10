package io.huiyin.standalone.cli;

import io.huiyin.event.Model;
import io.huiyin.processor.model.TextModel;
import io.huiyin.processor.models.ModelBook;
import io.huiyin.standalone.model.ModelShelf;
import io.huiyin.topic.Slug;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes the next version of a model. */
@NullUnmarked
@Command(
        name = "apply",
        description = "Publish a model as the next version of its name; a policy asks for it by that name.")
final class ModelApplyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(paramLabel = "MODEL", description = "A file that `huiyin model train` wrote.")
    private Path file;

    @Option(
            names = "--tenant",
            required = true,
            paramLabel = "TENANT",
            description = "Whose model it is; '*' is for every tenant that has none of this name.")
    private String tenant;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name that policies use.")
    private String name;

    @Mixin
    private PublishOptions publishing;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "What it is (default: how it was judged when trained).")
    private String note;

    @Override
    public Integer call() {
        if (!tenant.equals(ModelBook.EVERYBODY) && !Slug.isSlug(tenant)) {
            throw new UsageException(
                    "--tenant is '" + tenant + "'; it must be '*' or 1 to 63 lower-case letters, digits and hyphens");
        }
        TenantOption.slug("--name", name);
        var notice = publishing.notice();
        var read = ModelFile.read(file);
        var now = Instant.now();
        var published = new ModelShelf(common.settings().kafka())
                .publish(Model.newBuilder()
                        .setTenant(tenant)
                        .setName(name)
                        .setVersion(1)
                        .setEffectiveFrom(now.plus(notice))
                        .setPublishedAt(now)
                        .setPublishedBy(publishing.by())
                        .setArtefact(ByteBuffer.wrap(read.artefact()))
                        .setNote(note == null ? worth(read.model()) : note)
                        .build());
        if (json.wanted()) {
            common.out()
                    .println(Json.write(Json.object()
                            .put("tenant", tenant)
                            .put("name", name)
                            .put("version", published.getVersion())
                            .put("effectiveFrom", published.getEffectiveFrom().toString())));
        } else {
            common.out()
                    .println("version " + published.getVersion() + " of " + name + " for "
                            + (tenant.equals(ModelBook.EVERYBODY) ? "every tenant" : tenant) + " is in force from "
                            + published.getEffectiveFrom());
        }
        return 0;
    }

    private static String worth(TextModel model) {
        var summary = model.summary();
        return "%s rows, %d labels, accuracy %s, macro-F1 %s"
                .formatted(
                        summary.getOrDefault("rows", "?"),
                        model.labels().size(),
                        summary.getOrDefault("accuracy", "?"),
                        summary.getOrDefault("macro-F1", "?"));
    }
}
