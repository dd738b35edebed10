package io.huiyin.standalone.clock;

import io.huiyin.check.Problem;

/** A line that cannot be answered, with the first thing that is wrong with it. */
final class RefusedLineException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    RefusedLineException(Problem problem) {
        super(problem.sentence(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
