package io.huiyin.standalone.cli;

import io.huiyin.check.Problem;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
                        case Parsed.Sound _s -> List.<Problem>of();
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
