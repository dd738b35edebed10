package io.huiyin.standalone.cli;

import io.huiyin.check.Nearest;
import java.util.Map;

/** Something that a policy has under a name that somebody typed. */
final class Named {
    private Named() {}

    /** Throws UsageException, with what may have been meant, where there is none of the name. */
    static <T> T in(Map<String, T> all, String name, String what, String where) {
        var found = all.get(name);
        if (found == null) {
            throw new UsageException("there is no " + what + " '" + name + "' in " + where
                    + Nearest.to(name, all.keySet())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElseGet(() -> "; there is " + String.join(", ", all.keySet())));
        }
        return found;
    }
}
