package io.huiyin.standalone.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** How a file is written. */
@NullUnmarked
final class CharsetOption {
    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "How the file is written, such as GB18030 (default: ${DEFAULT-VALUE}).")
    private String name;

    Charset charset() {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UsageException(
                    "--charset is '" + name + "'; it must be the name of one, such as UTF-8 or GB18030");
        }
    }
}
