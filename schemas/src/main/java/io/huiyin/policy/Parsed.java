package io.huiyin.policy;

import io.huiyin.check.Problem;
import java.util.List;

/** What reading a policy file comes to: rules that are whole, or everything that is wrong with it at once. */
public sealed interface Parsed {

    /** The file is right in every line. */
    record Sound(PolicyRules rules) implements Parsed {}

    /** The file is not to be used; each problem names its path, and its line where it has one. */
    record Unsound(List<Problem> problems) implements Parsed {}
}
