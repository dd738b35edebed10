package io.huiyin.policy.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;

/** A condition over one report, checked and ready to decide. Two of the same text are equal. */
public final class Expression {
    private final String text;
    private final Program program;

    Expression(String text, Program program) {
        this.text = text;
        this.program = program;
    }

    /** Decides by the report alone; its cost is bounded by the length of the text and of the report. */
    public Verdict of(Subject subject) {
        try {
            return new Verdict.Decided(Boolean.TRUE.equals(program.eval(name -> ReportField.value(name, subject))));
        } catch (CelEvaluationException e) {
            return new Verdict.Undecided(e.getErrorCode().name());
        }
    }

    /** As it is written in the policy. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
