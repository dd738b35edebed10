package io.huiyin.standalone.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** The flags of everything in one process. */
@NullUnmarked
final class UpOptions {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where everything is kept (default: ./.huiyin; of `demo`: ./.huiyin-demo).")
    private String data;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description =
                    "Use this schema registry in place of the embedded one, such as http://127.0.0.1:8080/apis/ccompat/v7 of an Apicurio.")
    private String registry;

    /** Whether the registry is the embedded one. */
    boolean ownRegistry() {
        return registry == null;
    }

    /** These flags as settings; {@code fallback} is the folder where none is given. */
    Map<String, String> flags(String fallback) {
        var flags = new LinkedHashMap<String, String>();
        if (data != null || fallback != null) {
            flags.put("data.dir", data == null ? fallback : data);
        }
        if (registry != null) {
            if (!registry.contains("://")) {
                throw new UsageException(
                        "--registry is '" + registry + "'; it must be the address of a running registry: "
                                + "of Apicurio Registry that is http://HOST:8080/apis/ccompat/v7");
            }
            flags.put("schema.registry.url", registry);
        }
        return flags;
    }
}
