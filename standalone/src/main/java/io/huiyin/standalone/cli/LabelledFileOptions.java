package io.huiyin.standalone.cli;

import io.huiyin.learn.text.LabelledFile;
import io.huiyin.learn.text.LabelledTexts;
import io.huiyin.learn.text.UnusableFileException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** Where labelled texts are. */
@NullUnmarked
final class LabelledFileOptions {
    private static final int REMARKS = 20;

    @Option(
            names = "--text",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description = "The column of the text; of two or more with commas the first is the title.")
    private List<String> text;

    @Option(names = "--label", required = true, paramLabel = "COLUMN", description = "The column of the labels.")
    private String label;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "How the file is written, such as GB18030 (default: ${DEFAULT-VALUE}).")
    private String charset;

    /** Says on {@code err} which rows are left out. */
    LabelledTexts read(Path file, PrintWriter err) {
        try {
            var texts = new LabelledFile(file, text, label, charset()).read();
            say(texts.remarks(), err);
            return texts;
        } catch (UnusableFileException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** One line for each, the first of them where there are many. */
    static void say(List<String> remarks, PrintWriter err) {
        remarks.stream().limit(REMARKS).forEach(err::println);
        if (remarks.size() > REMARKS) {
            err.println("and " + (remarks.size() - REMARKS) + " more");
        }
        err.flush();
    }

    private Charset charset() {
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UsageException(
                    "--charset is '" + charset + "'; it must be the name of one, such as UTF-8 or GB18030");
        }
    }
}
