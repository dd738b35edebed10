package io.huiyin.standalone.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What this program is, as its jar says. */
final class Version implements IVersionProvider {
    /** The version, or {@code development} where it does not run from its jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"huiyin " + number()};
    }
}
