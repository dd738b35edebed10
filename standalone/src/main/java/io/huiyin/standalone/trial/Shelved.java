package io.huiyin.standalone.trial;

import io.huiyin.event.Model;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A version of a model and when the brokers had it.
 *
 * @param at the broker's time; it decides two seconds later at the earliest
 */
public record Shelved(Model model, Instant at) {

    /** A file's model, that decides from this instant on and before every other of its name. */
    static Shelved of(String tenant, String name, int version, byte[] artefact, Instant from) {
        var published = from.minus(Edition.NOTICE);
        return new Shelved(
                Model.newBuilder()
                        .setTenant(tenant)
                        .setName(name)
                        .setVersion(version)
                        .setEffectiveFrom(from)
                        .setPublishedAt(published)
                        .setPublishedBy("policy try")
                        .setArtefact(ByteBuffer.wrap(artefact))
                        .build(),
                published);
    }

    String key() {
        return model.getTenant() + "@" + model.getName() + "@" + model.getVersion();
    }
}
