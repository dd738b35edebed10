package io.huiyin.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Who asks, as a proxy in front of the console says. The console has no log-in of its own: it takes the word of one header,
 * which the proxy must set itself and let nobody else set.
 *
 * @param header the header's name; empty where nobody is known here
 */
public record Visitor(String header) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who asks, or a sentence on why that is not known. */
    sealed interface Known {
        /** The person's id, as the policy's roles name it. */
        record Person(String id) implements Known {}

        record Nobody(String why) implements Known {}
    }

    /** Actions as they may be handed on. */
    sealed interface Signed {
        /** In the name of whoever asks; as they came where nobody is ever known here. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Body(byte[] bytes) implements Signed {}

        record Refused(int status, String why) implements Signed {}
    }

    /** What was posted: a JSON object, an array of them, or one a line. */
    Signed signed(Context ctx) {
        if (header.isEmpty()) {
            return new Signed.Body(ctx.bodyAsBytes());
        }
        return switch (of(ctx)) {
            case Known.Nobody nobody -> new Signed.Refused(403, nobody.why());
            case Known.Person person -> signed(ctx.bodyAsBytes(), person.id());
        };
    }

    /** Several values one after another, parted by white space, are what one a line is. */
    private static Signed signed(byte[] posted, String person) {
        var signed = new StringBuilder();
        try (var values = JSON.createParser(posted)) {
            while (values.nextToken() != null) {
                JsonNode value = JSON.readTree(values);
                for (var action : value.isArray() ? value : List.of(value)) {
                    if (action instanceof ObjectNode object) {
                        object.put("actor", person);
                    }
                }
                signed.append(signed.isEmpty() ? "" : "\n").append(value);
            }
        } catch (IOException _e) {
            return new Signed.Refused(400, "The body is not JSON: an object, an array of objects, or one a line.");
        }
        return new Signed.Body(signed.toString().getBytes(StandardCharsets.UTF_8));
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
