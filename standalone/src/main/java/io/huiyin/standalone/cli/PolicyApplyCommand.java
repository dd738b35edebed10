package io.huiyin.standalone.cli;

import io.huiyin.policy.ModelRules;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.standalone.model.ModelShelf;
import io.huiyin.standalone.policy.AskedModels;
import io.huiyin.standalone.policy.PolicyShelf;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes the next version of a tenant's rules. */
@NullUnmarked
@Command(name = "apply", description = "Publish a policy file as the next version of a tenant's rules.")
final class PolicyApplyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(paramLabel = "FILE", description = "The policy, in YAML.")
    private Path file;

    @Option(names = "--tenant", required = true, paramLabel = "TENANT", description = "Whose rules they are.")
    private String tenant;

    @Mixin
    private PublishOptions publishing;

    @Override
    public Integer call() {
        TenantOption.slug("--tenant", tenant);
        var notice = publishing.notice();
        var policy = PolicyFile.read(file);
        if (!policy.sound()) {
            policy.sentences().forEach(common.err()::println);
            return 1;
        }
        warn(policy.document());
        var now = Instant.now();
        var published = new PolicyShelf(common.settings().kafka())
                .publish(tenant, policy.document(), publishing.by(), now, now.plus(notice));
        if (json.wanted()) {
            common.out()
                    .println(Json.write(Json.object()
                            .put("tenant", tenant)
                            .put("version", published.getVersion())
                            .put("effectiveFrom", published.getEffectiveFrom().toString())));
        } else {
            common.out()
                    .println("version " + published.getVersion() + " of " + tenant + " is in force from "
                            + published.getEffectiveFrom());
        }
        return 0;
    }

    /** Models that are not there do not hold a policy back: rules decide until they are. */
    private void warn(String document) {
        if (PolicyLanguage.parse(document) instanceof Parsed.Sound sound) {
            var asked = sound.rules().classify().models();
            if (!asked.equals(ModelRules.NONE)) {
                AskedModels.warnings(
                                tenant, asked, new ModelShelf(common.settings().kafka()).all())
                        .forEach(warning -> common.err().println("warning: " + warning));
            }
        }
    }
}
