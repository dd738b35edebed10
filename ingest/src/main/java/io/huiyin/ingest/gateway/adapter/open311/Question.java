package io.huiyin.ingest.gateway.adapter.open311;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.Keys;
import io.huiyin.ingest.gateway.adapter.Refusal;
import io.huiyin.ingest.gateway.adapter.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A GET of GeoReport v2: services, one service's definition, requests, one request, a token. The store is the console's, so it is asked;
 * what is here is the language.
 */
public sealed interface Question {
    /** What the list of requests can be chosen by; other parameters of a client are passed over. */
    List<String> FILTERS = List.of("service_request_id", "service_code", "status", "start_date", "end_date");

    /** It is answered at once. */
    record Settled(Reply reply) implements Question {}

    /**
     * The console has to be asked.
     *
     * @param path on the console, with its query
     */
    record ForConsole(String path, Saying saying) implements Question {}

    /** How the console's answer is said. */
    @FunctionalInterface
    interface Saying {
        /** @param status of the console's answer; 503 where there was none */
        Reply of(int status, JsonNode body);
    }

    /** Reads {@code call.resource()}, such as {@code services/033.xml}. */
    static Question read(Call call, Keys keys) {
        var format = GeoFormat.of(call.resource());
        if (format.isEmpty()) {
            return new Settled(GeoFormat.JSON.refuse(Refusal.fields(
                    404, List.of(new Problem("resource", call.resource(), "one that ends in .json or .xml")))));
        }
        var jurisdiction = parameter(call, "jurisdiction_id")
                .filter(id -> !Jurisdiction.of(call).contains(id));
        if (jurisdiction.isPresent()) {
            return new Settled(format.get().refuse(Jurisdiction.unknown(call, jurisdiction.get())));
        }
        int end = call.resource().length() - format.get().suffix().length() - 1;
        return read(call, keys, format.get(), call.resource().substring(0, end));
    }

    private static Question read(Call call, Keys keys, GeoFormat format, String resource) {
        var site = "/v1/open311/" + encoded(call.tenant()) + "/" + encoded(call.site());
        int slash = resource.indexOf('/');
        var kind = slash < 0 ? resource : resource.substring(0, slash + 1);
        var item = slash < 0 ? "" : resource.substring(slash + 1);
        return switch (kind) {
            case "services" -> new ForConsole(site + "/services", listed(format, "services"));
            case "services/" -> new ForConsole(site + "/services", definition(format, item));
            case "requests" -> {
                var key = parameter(call, "api_key");
                yield keys.allowList(key, call.tenant(), call.site())
                        ? new ForConsole(site + "/requests" + query(call), listed(format, "service_requests"))
                        : new Settled(format.refuse(Keys.refusal(key, call.tenant(), call.site())));
            }
            case "requests/" -> new ForConsole(site + "/requests/" + encoded(item), listed(format, "service_requests"));
            case "tokens/" -> new ForConsole(site + "/requests/" + encoded(item), token(format, item));
            default ->
                new Settled(format.refuse(Refusal.fields(
                        404,
                        List.of(new Problem(
                                "resource", call.resource(), "services, requests or tokens of GeoReport v2")))));
        };
    }

    private static Saying listed(GeoFormat format, String root) {
        return (status, body) ->
                status == 200 ? format.reply(200, root, body.path("items")) : refused(format, status, body);
    }

    private static Saying definition(GeoFormat format, String code) {
        return (status, body) -> {
            if (status != 200) {
                return refused(format, status, body);
            }
            var codes = new ArrayList<String>();
            body.path("items")
                    .forEach(service -> codes.add(service.path("service_code").asText()));
            return codes.contains(code)
                    ? format.reply(200, "service_definition", ServiceDefinition.of(code))
                    : format.refuse(Refusal.fields(
                            404, List.of(new Problem("service_code", code, "one of " + String.join(", ", codes)))));
        };
    }

    /** A request has its id at once, so a token, where a client asks for one all the same, is that id. */
    private static Saying token(GeoFormat format, String token) {
        return (status, body) -> {
            if (status != 200) {
                return refused(format, status, body);
            }
            var requests = JsonNodeFactory.instance.arrayNode();
            requests.addObject()
                    .put(
                            "service_request_id",
                            body.at("/items/0/service_request_id").asText())
                    .put("token", token);
            return format.reply(200, "service_requests", requests);
        };
    }

    private static Reply refused(GeoFormat format, int status, JsonNode problem) {
        if (status >= 500 || !problem.isObject()) {
            return format.refuse(Refusal.later(
                    503, "The store cannot be asked now. Come again in a moment.", Duration.ofSeconds(5)));
        }
        var problems = new ArrayList<Problem>();
        problem.path("errors")
                .forEach(error -> problems.add(new Problem(
                        error.path("field").asText(),
                        error.path("value").asText(),
                        error.path("expected").asText())));
        return format.refuse(
                problems.isEmpty()
                        ? Refusal.of(status, problem.path("detail").asText())
                        : Refusal.fields(status, problems));
    }

    private static String query(Call call) {
        var query = new StringBuilder();
        for (var name : FILTERS) {
            parameter(call, name).ifPresent(value -> query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(encoded(value)));
        }
        return query.toString();
    }

    /** "Can be declared multiple times, comma delimited"; what is empty was not given. */
    private static Optional<String> parameter(Call call, String name) {
        var values = call.query().getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
