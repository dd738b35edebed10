package io.huiyin.policy.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for what is written out in a condition and can never be right: words that a field never has, patterns and instants that cannot be read. */
final class Literals {
    private static final Set<String> SAMENESS = Set.of("_==_", "_!=_");
    private static final String AMONG = "@in";
    private static final String MATCHES = "matches";

    private final CelAbstractSyntaxTree tree;
    private final CelRuntime runtime;
    private final List<Fault> faults = new ArrayList<>();

    private Literals(CelAbstractSyntaxTree tree, CelRuntime runtime) {
        this.tree = tree;
        this.runtime = runtime;
    }

    static List<Fault> faults(CelAbstractSyntaxTree tree, CelRuntime runtime) {
        var literals = new Literals(tree, runtime);
        literals.look(tree.getExpr());
        return literals.faults;
    }

    private void look(CelExpr expr) {
        switch (expr.getKind()) {
            case CALL -> call(expr, expr.call());
            case SELECT -> look(expr.select().operand());
            case LIST -> expr.list().elements().forEach(this::look);
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    look(entry.key());
                    look(entry.value());
                });
            case COMPREHENSION -> {
                look(expr.comprehension().iterRange());
                look(expr.comprehension().loopStep());
                look(expr.comprehension().result());
            }
            default -> {}
        }
    }

    private void call(CelExpr expr, CelCall call) {
        call.target().ifPresent(this::look);
        call.args().forEach(this::look);
        if (SAMENESS.contains(call.function())) {
            word(call.args().get(0), call.args().get(1));
            word(call.args().get(1), call.args().get(0));
        } else if (call.function().equals(AMONG)) {
            call.args()
                    .get(1)
                    .listOrDefault()
                    .elements()
                    .forEach(element -> word(call.args().get(0), element));
        } else if (call.function().equals(MATCHES)) {
            pattern(expr, call);
        } else if (call.target().isEmpty()
                && !call.args().isEmpty()
                && call.args().stream().allMatch(arg -> arg.getKind() == Kind.CONSTANT)) {
            failure(expr).ifPresent(why -> found(expr, "this can never be worked out: " + why));
        }
    }

    /** A field of which all words are known, beside a text that is none of them. */
    private void word(CelExpr field, CelExpr text) {
        if (field.getKind() != Kind.IDENT || !isText(text)) {
            return;
        }
        var name = field.ident().name();
        var known = ReportField.all().get(name);
        var word = text.constant().stringValue();
        if (known != null && !known.words().isEmpty() && !known.words().contains(word)) {
            var at = place(text);
            faults.add(new Fault(
                    at.getLine(),
                    at.getColumn() + 1,
                    name + " is never '" + word + "'",
                    word,
                    known.words().stream().sorted().toList()));
        }
    }

    /** Patterns are written out, so that a report cannot bring its own and every one is checked here: by the empty text. */
    private void pattern(CelExpr expr, CelCall call) {
        var parts = new ArrayList<>(call.target().map(List::of).orElse(List.of()));
        parts.addAll(call.args());
        if (!isText(parts.getLast())) {
            found(parts.getLast(), "a pattern must be a text that is written out");
            return;
        }
        var empty = CelExpr.ofConstant(parts.getFirst().id(), CelConstant.ofValue(""));
        failure(CelExpr.ofCall(
                        expr.id(),
                        call.target().map(_target -> empty),
                        call.function(),
                        call.target().isPresent() ? call.args() : ImmutableList.of(empty, parts.getLast())))
                .ifPresent(why -> found(parts.getLast(), why));
    }

    private Optional<String> failure(CelExpr constant) {
        try {
            runtime.createProgram(CelAbstractSyntaxTree.newCheckedAst(
                            constant, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()))
                    .eval();
            return Optional.empty();
        } catch (CelEvaluationException e) {
            var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Optional.of(message.replaceFirst("^evaluation error at [^ ]*: ", ""));
        }
    }

    private void found(CelExpr expr, String wrong) {
        var at = place(expr);
        faults.add(new Fault(at.getLine(), at.getColumn() + 1, wrong, "", List.of()));
    }

    private CelSourceLocation place(CelExpr expr) {
        var source = tree.getSource();
        return Optional.ofNullable(source.getPositionsMap().get(expr.id()))
                .flatMap(source::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
    }

    private static boolean isText(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
