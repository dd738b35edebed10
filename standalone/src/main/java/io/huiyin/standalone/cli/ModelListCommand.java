package io.huiyin.standalone.cli;

import io.huiyin.event.Model;
import io.huiyin.standalone.model.ModelShelf;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which models there are. */
@NullUnmarked
@Command(name = "list", description = "List the models that were published, each version with what it is.")
final class ModelListCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Only this tenant's; '*' is for every tenant.")
    private String tenant;

    @Override
    public Integer call() {
        var models = new ModelShelf(common.settings().kafka())
                .all().stream()
                        .filter(model -> tenant == null || tenant.equals(model.getTenant()))
                        .toList();
        if (json.wanted()) {
            printJson(models);
        } else if (models.isEmpty()) {
            common.out().println("there are no models");
        } else {
            for (var model : models) {
                common.out()
                        .println("%s %s@%d, in force from %s, published by %s, %,d bytes: %s"
                                .formatted(
                                        model.getTenant(),
                                        model.getName(),
                                        model.getVersion(),
                                        model.getEffectiveFrom(),
                                        model.getPublishedBy(),
                                        model.getArtefact().remaining(),
                                        model.getNote()));
            }
        }
        return 0;
    }

    private void printJson(List<Model> models) {
        var answer = Json.object();
        var list = answer.putArray("models");
        for (var model : models) {
            list.addObject()
                    .put("tenant", model.getTenant())
                    .put("name", model.getName())
                    .put("version", model.getVersion())
                    .put("effectiveFrom", model.getEffectiveFrom().toString())
                    .put("publishedAt", model.getPublishedAt().toString())
                    .put("publishedBy", model.getPublishedBy())
                    .put("bytes", model.getArtefact().remaining())
                    .put("note", model.getNote());
        }
        common.out().println(Json.write(answer));
    }
}
