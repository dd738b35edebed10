package io.huiyin.standalone.cli;

import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.standalone.policy.PolicyShelf;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rules of one tenant, as they were written. */
@NullUnmarked
@Command(name = "show", description = "Show a tenant's rules: the latest version, or the one asked for.")
final class PolicyShowCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(paramLabel = "TENANT", description = "Whose rules.")
    private String tenant;

    @Option(names = "--version", paramLabel = "N", description = "This version; 0 is the built-in one.")
    private Integer version;

    @Override
    public Integer call() {
        var versions = new PolicyShelf(common.settings().kafka()).versions(tenant);
        var found = versions.stream()
                .filter(policy -> version == null || version == policy.getVersion())
                .max(Comparator.comparingInt(Policy::getVersion));
        if (found.isPresent()) {
            print(found.get());
            return 0;
        }
        if (version != null && version != BuiltinPolicies.VERSION) {
            throw new IllegalStateException(tenant + " has no version " + version + "; it has "
                    + (versions.isEmpty() ? "none of its own" : "1 to " + versions.size()));
        }
        var document = BuiltinPolicies.document(BuiltinPolicies.BUILTIN).orElseThrow();
        common.out()
                .println(
                        json.wanted()
                                ? Json.write(Json.object()
                                        .put("tenant", tenant)
                                        .put("version", 0)
                                        .put("document", document))
                                : "# " + tenant + " lives by the built-in policy (version 0)\n" + document);
        return 0;
    }

    private void print(Policy policy) {
        common.out()
                .println(
                        json.wanted()
                                ? Json.write(Json.object()
                                        .put("tenant", policy.getTenant())
                                        .put("version", policy.getVersion())
                                        .put(
                                                "effectiveFrom",
                                                policy.getEffectiveFrom().toString())
                                        .put(
                                                "publishedAt",
                                                policy.getPublishedAt().toString())
                                        .put("publishedBy", policy.getPublishedBy())
                                        .put("document", policy.getDocument()))
                                : "# version %d of %s, in force from %s, published by %s%n%s"
                                        .formatted(
                                                policy.getVersion(),
                                                policy.getTenant(),
                                                policy.getEffectiveFrom(),
                                                policy.getPublishedBy(),
                                                policy.getDocument()));
    }
}
