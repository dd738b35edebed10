package io.huiyin.standalone.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Model;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.processor.model.Calibration;
import io.huiyin.processor.model.Lead;
import io.huiyin.processor.model.ModelDraft;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedModelsTest {
    private static final List<Model> PUBLISHED = List.of(
            model("mine", "desk", artefact("pay", "food")),
            model("*", "urgency", artefact("HIGH", "NORMAL")),
            model("*", "hush", artefact("open", "confidential")),
            model("other", "theirs", artefact("pay", "food")),
            model("mine", "broken", new byte[] {1, 2}));

    /** What is asked, and what is said of it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "category: theirs   | classify.models.category: there is no model 'theirs' of mine or for every tenant; until one is published, rules decide alone",
                "severity: desk     | classify.models.severity: the model 'desk' has the labels pay, food; it must have labels that are severities (LOW, NORMAL, HIGH, CRITICAL)",
                "confidential: desk | classify.models.confidential: the model 'desk' has the labels pay, food; it must have one of the labels (confidential, true)",
                "category: broken   | classify.models.category: version 1 of the model 'broken' cannot be used: these 2 bytes are not a model: they do not begin with HYTM",
            })
    void warnings_modelThatCannotSayWhatItIsAsked_nameIt(String asked, String warning) {
        assertThat(warnings(asked)).containsExactly(warning);
    }

    @Test
    void warnings_modelsThatAreThere_areNone() {
        assertThat(warnings("category: desk, severity: urgency, confidential: hush"))
                .isEmpty();
        assertThat(warnings("")).isEmpty();
    }

    private static List<String> warnings(String asked) {
        var policy = "clocks: []\nclassify: {models: {%s}}".formatted(asked);
        var rules = ((Parsed.Sound) PolicyLanguage.parse(policy)).rules();
        return AskedModels.warnings("mine", rules.classify().models(), PUBLISHED);
    }

    private static byte[] artefact(String... labels) {
        return new ModelDraft(List.of(labels), new double[labels.length], new Lead(0))
                .artefact(Calibration.none(labels.length), 0.5, new TreeMap<>());
    }

    private static Model model(String tenant, String name, byte[] artefact) {
        return Model.newBuilder()
                .setTenant(tenant)
                .setName(name)
                .setVersion(1)
                .setEffectiveFrom(Instant.EPOCH)
                .setPublishedAt(Instant.EPOCH)
                .setPublishedBy("test")
                .setArtefact(ByteBuffer.wrap(artefact))
                .build();
    }
}
