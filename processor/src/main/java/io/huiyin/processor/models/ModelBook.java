package io.huiyin.processor.models;

import io.huiyin.event.Model;
import io.huiyin.processor.flow.ModelInForce;
import io.huiyin.processor.flow.Models;
import io.huiyin.processor.model.MalformedModelException;
import io.huiyin.processor.model.TextModel;
import io.huiyin.processor.versions.Stamped;
import io.huiyin.serde.Decoded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task's view of the models: looked up by tenant, name and instant. A version that cannot be used is passed over, and said so in the log. */
public final class ModelBook implements Models {
    /** The tenant of a model that is for everybody who has none of its name. */
    public static final String EVERYBODY = "*";

    private static final Logger LOG = LoggerFactory.getLogger(ModelBook.class);
    private static final int MOST_NAMES = 10_000;

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final ModelFeed feed;
    private final Function<byte[], Decoded<Model>> decoder;
    private final Map<Name, List<ModelEdition>> byName = new HashMap<>();
    private long seen = -1;

    private record Name(String tenant, String name) {}

    public ModelBook(ProcessorContext<?, ?> context, ModelFeed feed, Function<byte[], Decoded<Model>> decoder) {
        this.store = context.getStateStore(ModelFeed.STORE);
        this.feed = feed;
        this.decoder = decoder;
    }

    @Override
    public Optional<ModelInForce> inForce(String tenant, String name, Instant at) {
        return latest(new Name(tenant, name), at).or(() -> latest(new Name(EVERYBODY, name), at));
    }

    private Optional<ModelInForce> latest(Name name, Instant at) {
        for (var edition : editions(name)) {
            if (!edition.from().isAfter(at)) {
                var model = model(name, edition);
                if (model != null) {
                    return Optional.of(model);
                }
            }
        }
        return Optional.empty();
    }

    /** Those of this name, the one that decides first. */
    private List<ModelEdition> editions(Name name) {
        var now = feed.editions();
        if (now != seen || byName.size() > MOST_NAMES) {
            byName.clear();
            seen = now;
        }
        return byName.computeIfAbsent(name, this::read);
    }

    private List<ModelEdition> read(Name name) {
        var editions = new ArrayList<ModelEdition>();
        try (var found = store.prefixScan(name.tenant + "@" + name.name + "@", new StringSerializer())) {
            while (found.hasNext()) {
                var entry = found.next();
                var stamped = Stamped.of(entry.value);
                feed.edition(entry.key, stamped.appendedAt().toEpochMilli(), () -> edition(entry.key, stamped))
                        .ifPresent(editions::add);
            }
        }
        editions.sort(ModelEdition.LATEST_FIRST);
        return editions;
    }

    private Optional<ModelEdition> edition(String key, Stamped stamped) {
        return decoded(key, stamped)
                .filter(model -> {
                    var own = model.getTenant() + "@" + model.getName() + "@" + model.getVersion();
                    if (key.equals(own) && model.getVersion() >= 1) {
                        return true;
                    }
                    passedOver(
                            key,
                            "its key must be tenant@name@version of what it says itself, and the version 1 or more");
                    return false;
                })
                .map(model -> new ModelEdition(key, model.getVersion(), stamped.from(model.getEffectiveFrom())));
    }

    private @Nullable ModelInForce model(Name name, ModelEdition edition) {
        var held = edition.held();
        if (held != null || edition.malformed()) {
            return held;
        }
        synchronized (edition) {
            held = edition.held();
            return held != null || edition.malformed() ? held : decode(name, edition);
        }
    }

    private @Nullable ModelInForce decode(Name name, ModelEdition edition) {
        var kept = store.get(edition.key());
        var record = kept == null ? Optional.<Model>empty() : decoded(edition.key(), Stamped.of(kept));
        if (record.isEmpty()) {
            return null;
        }
        var artefact = new byte[record.get().getArtefact().remaining()];
        record.get().getArtefact().duplicate().get(artefact);
        try {
            var model = new ModelInForce(name.name, edition.version(), TextModel.read(artefact));
            edition.hold(model);
            feed.decoded(edition);
            return model;
        } catch (MalformedModelException e) {
            edition.spoilt();
            passedOver(edition.key(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Optional<Model> decoded(String key, Stamped stamped) {
        return switch (decoder.apply(stamped.value())) {
            case Decoded.Value<Model> value -> Optional.of(value.value());
            case Decoded.Malformed<Model> malformed -> {
                passedOver(key, malformed.detail());
                yield Optional.empty();
            }
            case Decoded.UnknownSchema<Model> unknown -> {
                passedOver(key, unknown.detail());
                yield Optional.empty();
            }
        };
    }

    private static void passedOver(String key, String why) {
        LOG.atError()
                .addKeyValue("model", key)
                .addKeyValue("why", why)
                .log("a model that cannot be used is passed over");
    }
}
