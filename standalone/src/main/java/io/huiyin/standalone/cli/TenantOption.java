package io.huiyin.standalone.cli;

import io.huiyin.topic.Slug;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** Whose reports are read. */
@NullUnmarked
final class TenantOption {
    @Option(names = "--tenant", required = true, paramLabel = "TENANT", description = "Whose reports.")
    private String name;

    String slug() {
        return slug("--tenant", name);
    }

    /** What a flag says, where it is a slug; refused where it is none. */
    static String slug(String flag, String value) {
        if (!Slug.isSlug(value)) {
            throw new UsageException(
                    flag + " is '" + value + "'; it must be 1 to 63 lower-case letters, digits and hyphens");
        }
        return value;
    }
}
