package io.huiyin.standalone.model;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Model;
import io.huiyin.processor.models.ModelBook;
import io.huiyin.standalone.shelf.Shelf;
import io.huiyin.topic.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The topic of models, read whole and written one version at a time. Two who publish one name at the same moment may both take the next number; the later one then decides. */
public final class ModelShelf {
    private final Shelf<Model> shelf;

    public ModelShelf(KafkaConnection kafka) {
        shelf = new Shelf<>(
                kafka, Topics.MODELS, model -> model.getTenant() + "@" + model.getName() + "@" + model.getVersion());
    }

    /** Every version of every model, by tenant, name and number. Throws where Kafka does not answer. */
    public List<Model> all() {
        return shelf.all().stream()
                .sorted(Comparator.comparing(Model::getTenant)
                        .thenComparing(Model::getName)
                        .thenComparingInt(Model::getVersion))
                .toList();
    }

    /** What was found of a model that was asked for. */
    public sealed interface Found {
        /** The version that decides. */
        record One(Model model) implements Found {}

        /** Models of these tenants and names. */
        record Several(List<String> names) implements Found {}

        record None() implements Found {}
    }

    /** The version that decides at this instant. Without a tenant or a name there may be several. */
    public Found inForce(Optional<String> tenant, Optional<String> name, Instant at) {
        return choose(
                all().stream()
                        .filter(model -> !model.getEffectiveFrom().isAfter(at))
                        .filter(model -> name.isEmpty() || name.get().equals(model.getName()))
                        .toList(),
                tenant);
    }

    static Found choose(List<Model> inForce, Optional<String> tenant) {
        var own = inForce.stream()
                .filter(model -> tenant.isEmpty() || tenant.get().equals(model.getTenant()))
                .toList();
        var models = own.isEmpty()
                ? inForce.stream()
                        .filter(model -> model.getTenant().equals(ModelBook.EVERYBODY))
                        .toList()
                : own;
        var names = models.stream()
                .map(model -> model.getTenant() + " " + model.getName())
                .distinct()
                .toList();
        if (names.size() > 1) {
            return new Found.Several(names);
        }
        return models.stream()
                .max(Comparator.comparing(Model::getEffectiveFrom).thenComparingInt(Model::getVersion))
                .<Found>map(Found.One::new)
                .orElseGet(Found.None::new);
    }

    /** Writes the next version of this tenant's model of this name, whatever version the draft has, and returns when the brokers have it. */
    public Model publish(Model draft) {
        int latest = all().stream()
                .filter(model -> model.getTenant().equals(draft.getTenant())
                        && model.getName().equals(draft.getName()))
                .mapToInt(Model::getVersion)
                .max()
                .orElse(0);
        var model = Model.newBuilder(draft).setVersion(latest + 1).build();
        shelf.put(model);
        return model;
    }
}
