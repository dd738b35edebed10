package io.huiyin.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A registry inside this process, for tests and dry runs: {@code schema.registry.url=mock://scope}, as with Confluent's
 * serdes. All that name the same scope share it, for as long as the process lives. It checks no compatibility.
 */
final class MemoryTransport implements RegistryTransport {
    static final String SCHEME = "mock://";
    private static final Map<String, MemoryTransport> SCOPES = new ConcurrentHashMap<>();
    private static final Pattern SUBJECT = Pattern.compile("/subjects/([^/?]+)(/versions(?:/(latest|\\d+))?)?(\\?.*)?");
    private static final Pattern ID = Pattern.compile("/schemas/ids/(\\d+)");

    /** Schemas by id less one. */
    private final List<String> schemas = new ArrayList<>();

    /** Ids by subject, by version less one. */
    private final Map<String, List<Integer>> subjects = new HashMap<>();

    private MemoryTransport() {}

    static MemoryTransport ofScope(String url) {
        return SCOPES.computeIfAbsent(url.substring(SCHEME.length()), unseen -> new MemoryTransport());
    }

    @Override
    public synchronized RegistryAnswer get(String path) {
        var byId = ID.matcher(path);
        if (byId.matches()) {
            int id = Integer.parseInt(byId.group(1));
            return id < 1 || id > schemas.size() ? error(40403, "Schema " + id + " not found") : described(id);
        }
        var bySubject = SUBJECT.matcher(path);
        var ids = bySubject.matches() ? subjects.get(bySubject.group(1)) : null;
        if (ids == null) {
            return error(40401, "Subject not found");
        }
        var version = bySubject.group(3);
        return described(
                version == null || version.equals("latest") ? ids.getLast() : ids.get(Integer.parseInt(version) - 1));
    }

    @Override
    public synchronized RegistryAnswer post(String path, JsonNode body) {
        var bySubject = SUBJECT.matcher(path);
        if (!bySubject.matches()) {
            return error(404, "Not found");
        }
        var schema = body.path("schema").asText();
        var ids = subjects.get(bySubject.group(1));
        int known = schemas.indexOf(schema) + 1;
        if (bySubject.group(2) == null) {
            return ids == null || !ids.contains(known) ? error(40403, "Schema not found") : described(known);
        }
        if (known == 0) {
            schemas.add(schema);
            known = schemas.size();
        }
        var registered = subjects.computeIfAbsent(bySubject.group(1), unseen -> new ArrayList<>());
        if (!registered.contains(known)) {
            registered.add(known);
        }
        return described(known);
    }

    @Override
    public void close() {
        // Others may share the scope.
    }

    private RegistryAnswer described(int id) {
        return new RegistryAnswer(
                200, JsonNodeFactory.instance.objectNode().put("id", id).put("schema", schemas.get(id - 1)));
    }

    private static RegistryAnswer error(int code, String message) {
        return new RegistryAnswer(
                404,
                JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message));
    }
}
