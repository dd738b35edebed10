package io.huiyin.ingest.gateway.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as an adapter sees it.
 *
 * @param tenant of the path
 * @param site of the path
 * @param resource what the path names below the adapter's own; empty where there is nothing
 * @param headers by name in small letters
 * @param query what stands behind the question mark
 * @param freshId an identity that nothing else has
 * @param body empty until it was read
 */
public record Call(
        String tenant,
        String site,
        String resource,
        Map<String, String> headers,
        Map<String, List<String>> query,
        String freshId,
        byte[] body) {

    /** The same with its body. */
    public Call with(byte[] bytes) {
        return new Call(tenant, site, resource, headers, query, freshId, bytes);
    }

    /** A header by its name in small letters. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The key of {@code Authorization: Bearer KEY}. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    /** Does not show the body or the keys. */
    @Override
    public String toString() {
        return "Call[" + tenant + "." + site + " " + resource + ", " + body.length + " bytes]";
    }
}
