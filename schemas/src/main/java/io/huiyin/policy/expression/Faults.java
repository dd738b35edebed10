package io.huiyin.policy.expression;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says in plain words what the library found wrong. */
final class Faults {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern UNDEFINED = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern RESULT = Pattern.compile("expected type 'bool' but found '([^']*)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*");

    private Faults() {}

    static Fault of(CelIssue issue) {
        var place = issue.getSourceLocation();
        int line = Math.max(1, place.getLine());
        int character = Math.max(0, place.getColumn()) + 1;
        var message = issue.getMessage().lines().findFirst().orElse("");
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            var word = undeclared.group(1);
            return new Fault(line, character, "'" + word + "' is nothing that a condition may use", word, names());
        }
        var undefined = UNDEFINED.matcher(message);
        if (undefined.matches()) {
            var word = undefined.group(1);
            return new Fault(line, character, "a place has no '" + word + "'", word, Place.FIELDS);
        }
        return new Fault(line, character, plain(message), "", List.of());
    }

    private static String plain(String message) {
        var result = RESULT.matcher(message);
        if (result.matches()) {
            return "it comes to a value of type " + result.group(1) + ", and must come to true or false";
        }
        var overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return "'" + operator(overload.group(1)) + "' does not take " + overload.group(2);
        }
        return message;
    }

    /** {@code _==_} is how the library calls an operator, {@code @in} too; anything else is a function. */
    private static String operator(String function) {
        return function.replaceAll("^[@_]|_$", "");
    }

    private static Set<String> names() {
        return ReportField.all().keySet();
    }
}
