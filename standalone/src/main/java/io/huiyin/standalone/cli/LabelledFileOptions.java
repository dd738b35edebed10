package io.huiyin.standalone.cli;

import io.huiyin.learn.text.LabelledFile;
import io.huiyin.learn.text.LabelledTexts;
import io.huiyin.learn.text.UnusableFileException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private CharsetOption charset;

    /** Says on {@code err} which rows are left out. */
    LabelledTexts read(Path file, PrintWriter err) {
        try {
            var texts = new LabelledFile(file, text, label, charset.charset()).read();
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
}
