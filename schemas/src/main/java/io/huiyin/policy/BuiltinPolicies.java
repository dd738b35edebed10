package io.huiyin.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The policies that come with the program: what a tenant without one lives by, and what a tenant's own may extend. */
public final class BuiltinPolicies {
    /** The version of a tenant that has published none. */
    public static final int VERSION = 0;

    /** The name by which a policy extends the template. */
    public static final String BUILTIN = "builtin";

    private BuiltinPolicies() {}

    /** The rules of a tenant that has published none; always the same object. */
    public static PolicyRules template() {
        return Template.RULES;
    }

    /** The YAML of the built-in policy of this name, comments and all; empty where there is none. */
    public static Optional<String> document(String name) {
        return name.equals(BUILTIN) ? Optional.of(Template.DOCUMENT) : Optional.empty();
    }

    /** Read when it is first asked for. */
    private static final class Template {
        static final String DOCUMENT = resource();
        static final PolicyRules RULES = rules();

        private static PolicyRules rules() {
            return switch (PolicyLanguage.parse(DOCUMENT)) {
                case Parsed.Sound sound -> sound.rules();
                case Parsed.Unsound unsound ->
                    throw new IllegalStateException("the built-in policy is unsound: " + unsound.problems());
            };
        }

        private static String resource() {
            try (var in = BuiltinPolicies.class.getResourceAsStream(BUILTIN + ".yaml")) {
                if (in == null) {
                    throw new IllegalStateException("the built-in policy is missing from the program");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
