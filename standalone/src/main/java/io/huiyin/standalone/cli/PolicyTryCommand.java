package io.huiyin.standalone.cli;

import io.huiyin.standalone.trial.Difference;
import io.huiyin.standalone.trial.DifferenceJson;
import io.huiyin.standalone.trial.DifferenceText;
import io.huiyin.standalone.trial.FileInput;
import io.huiyin.standalone.trial.Recording;
import io.huiyin.standalone.trial.RecordingInput;
import io.huiyin.standalone.trial.Rules;
import io.huiyin.standalone.trial.Span;
import io.huiyin.standalone.trial.TopicInput;
import io.huiyin.standalone.trial.Trial;
import io.huiyin.standalone.trial.TriedModels;
import io.huiyin.standalone.trial.UnplayableException;
import io.huiyin.topic.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What would have happened under other rules. */
@NullUnmarked
@Command(
        name = "try",
        description = "Play recorded input under a changed policy, and say what would have been different.",
        footer = {
            "",
            "Nothing is written and nobody is paged. The input is a file (history is played as if it were live), or the",
            "topics of an installation up to now, read only. The same input prints the same bytes."
        })
final class PolicyTryCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Events as the gateway takes them, one a line, or with --mapping any CSV or NDJSON file"
                    + " (gzip too). Without it the topics are read.")
    private Path file;

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "The policy to try.")
    private Path policy;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "The policy to compare with (default: what was in force; the built-in one for a file).")
    private Path against;

    @Option(
            names = "--model",
            paramLabel = "NAME=FILE",
            description =
                    "A model that the policy may ask, as model train wrote it: in place of the published one of its"
                            + " name, or where there is none in both runs.")
    private Map<String, Path> models = Map.of();

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "From when the policy is tried (default: from the beginning).")
    private String since;

    @Option(names = "--mapping", paramLabel = "FILE", description = "How rows become events, as for import.")
    private Path mapping;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Whose input; a file of one tenant needs none.")
    private String tenant;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Play what came at or after this.")
    private String from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Play what came before this.")
    private String to;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "Let time run on to here after the last record (default: 7 days).")
    private String until;

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "10",
            description = "Escalations and people listed of each sort (default: ${DEFAULT-VALUE}).")
    private int list;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var span = new Span(instant("--from", from), instant("--to", to));
        var changed = sound(policy);
        var compared = against == null ? Optional.<String>empty() : sound(against);
        if (changed.isEmpty() || against != null && compared.isEmpty()) {
            return 1;
        }
        var artefacts = artefacts(models);
        var input = input(span);
        var end = instant("--until", until);
        var start = instant("--since", since);
        try (var recording = Recording.create();
                var progress = new TrialProgress(common.err())) {
            var source = input.into(recording, progress);
            if (recording.size() == 0) {
                throw new UsageException(
                        "there is no input" + (source.tenant().isEmpty() ? "" : " of " + source.tenant()) + " " + span);
            }
            progress.playing(2L * recording.size());
            var rules = new Rules(
                    source.editions(), compared, changed.get(), start, new TriedModels(source.models(), artefacts));
            var difference = new Trial(source.tenant(), recording, rules, end, progress::played).run();
            progress.close();
            print(difference, source.rejected());
        } catch (UnplayableException e) {
            throw new UsageException(e.getMessage());
        }
        return 0;
    }

    private void print(Difference difference, long rejected) {
        if (json.wanted()) {
            var written = DifferenceJson.write(difference);
            written.withObjectProperty("input").put("rejected", rejected);
            common.out().println(Json.write(written));
        } else {
            DifferenceText.of(difference, list).forEach(common.out()::println);
        }
        common.out().flush();
    }

    private RecordingInput input(Span span) {
        if (tenant != null) {
            TenantOption.slug("--tenant", tenant);
        }
        if (file != null) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("there is no file " + file);
            }
            return new FileInput(
                    file, Optional.ofNullable(mapping).map(MappingFile::read), Optional.ofNullable(tenant), span);
        }
        if (mapping != null) {
            throw new UsageException("--mapping is for a file, and none is given");
        }
        if (tenant == null) {
            throw new UsageException("say --tenant, or give a file: the topics hold the input of many tenants");
        }
        return new TopicInput(common.settings().kafka(), tenant, span);
    }

    /** Models by name, each of which can be read. */
    private static Map<String, byte[]> artefacts(Map<String, Path> files) {
        var artefacts = new TreeMap<String, byte[]>();
        files.forEach((name, path) -> {
            if (!Slug.isSlug(name)) {
                throw new UsageException("--model names '" + name
                        + "'; a model's name must be 1 to 63 lower-case letters, digits and hyphens");
            }
            artefacts.put(name, ModelFile.read(path).artefact());
        });
        return artefacts;
    }

    /** The policy's text; empty where it is unsound, which is then said in full. */
    private Optional<String> sound(Path path) {
        var read = PolicyFile.read(path);
        read.sentences().forEach(common.err()::println);
        return read.sound() ? Optional.of(read.document()) : Optional.empty();
    }

    private static Optional<Instant> instant(String flag, String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            throw new UsageException(
                    flag + " is '" + text + "'; it must be an instant such as 2026-11-02T08:00:00Z or with an offset");
        }
    }
}
