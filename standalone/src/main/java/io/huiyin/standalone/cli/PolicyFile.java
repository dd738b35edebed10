package io.huiyin.standalone.cli;

import io.huiyin.check.Problem;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.clock.TrialRun;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A policy file as it lies on disk, and what is wrong with it. */
record PolicyFile(Path path, String document, List<Problem> problems) {

    static PolicyFile read(Path path) {
        try {
            var document = Files.readString(path);
            return new PolicyFile(
                    path,
                    document,
                    switch (PolicyLanguage.parse(document)) {
                        case Parsed.Sound sound -> trial(sound.rules());
                        case Parsed.Unsound unsound -> unsound.problems();
                    });
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + path);
        } catch (CharacterCodingException e) {
            throw new UsageException(path + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UsageException(path + " cannot be read: " + e.getMessage());
        }
    }

    /** A clock whose calendar can never fill its target is found by starting it. */
    private static List<Problem> trial(PolicyRules rules) {
        return TrialRun.fault(rules, Instant.now())
                .map(fault -> new Problem("clocks", fault, "a target that its calendar can fill"))
                .map(List::of)
                .orElse(List.of());
    }

    boolean sound() {
        return problems.isEmpty();
    }

    /** What is wrong, a line for each. */
    List<String> sentences() {
        return problems.stream()
                .map(problem -> path + ": " + problem.sentence())
                .toList();
    }
}
