package io.huiyin.console.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.Optional;

/**
 * Who asks, as a proxy in front of the console says. The console has no log-in of its own: it takes the word of one header,
 * which the proxy must set itself and let nobody else set.
 *
 * @param header the header's name; empty where nobody is known here
 */
public record Visitor(String header) {

    /** Who asks, or a sentence on why that is not known. */
    sealed interface Known {
        /** The person's id, as the policy's roles name it. */
        record Person(String id) implements Known {}

        record Nobody(String why) implements Known {}
    }

    Known of(Context ctx) {
        if (header.isEmpty()) {
            return new Known.Nobody("Nobody is known here: the console is not told who asks (console.user.header).");
        }
        // A header that is there twice may have come from two sides, of which one is not to be trusted.
        var said = Collections.list(ctx.req().getHeaders(header));
        if (said.size() != 1) {
            return new Known.Nobody(
                    said.isEmpty()
                            ? "The proxy in front of the console does not say who asks (header " + header + ")."
                            : "The header " + header + " is there " + said.size()
                                    + " times; the proxy must say once who asks.");
        }
        return Optional.of(said.getFirst().strip())
                .filter(person -> !person.isEmpty())
                .<Known>map(Known.Person::new)
                .orElseGet(() -> new Known.Nobody("The header " + header + " names nobody."));
    }
}
