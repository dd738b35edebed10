package io.huiyin.policy.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.List;

/**
 * Reads conditions in CEL (<a href="https://cel.dev">cel.dev</a>): standard functions and macros over the fields of a report, and a
 * result that is true or false. Everything that would only show when a report comes is looked for here: patterns and instants
 * that cannot be read, words that a field never has.
 */
public final class ExpressionLanguage {
    /** The longest condition, in characters. */
    public static final int LONGEST = 2_000;

    /** Turns of all loops of one evaluation together; a report has at most 50 attributes and 20 attachments. */
    private static final int MOST_TURNS = 200;

    private ExpressionLanguage() {}

    /** What a text says. */
    public sealed interface Read {
        /** A condition. */
        record Sound(Expression expression) implements Read {}

        /** Everything that is wrong with it. */
        record Unsound(List<Fault> faults) implements Read {}
    }

    /** Reads one condition. The same text always gives the same answer. */
    public static Read read(String text) {
        try {
            var tree = Environment.COMPILER.compile(text).getAst();
            var faults = Literals.faults(tree, Environment.RUNTIME);
            return faults.isEmpty() ? new Read.Sound(new Expression(text, program(tree))) : new Read.Unsound(faults);
        } catch (CelValidationException e) {
            return new Read.Unsound(e.getErrors().stream().map(Faults::of).toList());
        }
    }

    private static Program program(CelAbstractSyntaxTree tree) {
        try {
            return Environment.RUNTIME.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a condition that was checked cannot be made a program", e);
        }
    }

    /** Built when the first condition is read: most policies have none, and it takes a quarter of a second. */
    private static final class Environment {
        static final CelOptions OPTIONS = CelOptions.current()
                .maxExpressionCodePointSize(LONGEST)
                .maxParseRecursionDepth(50)
                .comprehensionMaxIterations(MOST_TURNS)
                .maxRegexProgramSize(2_000)
                .enableHeterogeneousNumericComparisons(true)
                .build();
        static final CelCompiler COMPILER = compiler();
        static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(Place.PROVIDER)
                .build();

        private static CelCompiler compiler() {
            var builder = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .setTypeProvider(Place.PROVIDER)
                    .setResultType(SimpleType.BOOL);
            ReportField.all().values().forEach(field -> builder.addVar(field.name(), field.type()));
            return builder.build();
        }
    }
}
