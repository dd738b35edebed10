package io.huiyin.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one request to the first registry address that answers, and asks again, later and later, when none does. It logs as slf4j
 * 1.7 can: that is what a worker of Kafka Connect has, and gives to its plugins.
 */
final class HttpTransport implements RegistryTransport {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final List<URI> addresses;
    private final RegistryCredentials credentials;
    private final HttpClient http;
    private final Duration readTimeout;
    private final int retries;
    private final long waitMillis;
    private final long maxWaitMillis;
    private final AtomicInteger answering = new AtomicInteger();

    HttpTransport(AvroSerdeConfig config) {
        addresses = config.getList(AvroSerdeConfig.URLS).stream()
                .map(HttpTransport::address)
                .toList();
        credentials = RegistryCredentials.of(config);
        readTimeout = Duration.ofMillis(config.getInt(AvroSerdeConfig.READ_TIMEOUT));
        retries = config.getInt(AvroSerdeConfig.MAX_RETRIES);
        waitMillis = config.getLong(AvroSerdeConfig.RETRY_WAIT);
        maxWaitMillis = config.getLong(AvroSerdeConfig.RETRY_MAX_WAIT);
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofMillis(config.getInt(AvroSerdeConfig.CONNECT_TIMEOUT)));
        RegistryTls.context(config.originals()).ifPresent(builder::sslContext);
        http = builder.build();
    }

    @Override
    public RegistryAnswer get(String path) {
        return send("GET", path, null);
    }

    @Override
    public RegistryAnswer post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private RegistryAnswer send(String method, String path, @Nullable JsonNode body) {
        for (int attempt = 0; ; attempt++) {
            try {
                return sendToAny(method, path, body);
            } catch (RegistryUnavailableException e) {
                if (attempt >= retries) {
                    throw e;
                }
                var pause = backoffMillis(attempt);
                LOG.warn(
                        "registry does not answer, asking again: {}; request={} {} attempt={} pauseMillis={}",
                        e.getMessage(),
                        method,
                        path,
                        attempt + 1,
                        pause);
                pause(pause);
            }
        }
    }

    /** Asks one address after the other, beginning with the one that answered last. */
    private RegistryAnswer sendToAny(String method, String path, @Nullable JsonNode body) {
        int first = answering.get();
        var said = new StringBuilder();
        @Nullable Throwable cause = null;
        for (int i = 0; i < addresses.size(); i++) {
            int index = (first + i) % addresses.size();
            var address = addresses.get(index);
            try {
                var answer = sendTo(address, method, path, body);
                if (!answer.mayPass()) {
                    answering.set(index);
                    return answer;
                }
                said.append("; ").append(shown(address)).append(" said: ").append(answer.message());
            } catch (IOException e) {
                cause = e;
                said.append("; ").append(shown(address)).append(" failed: ").append(e);
            }
        }
        throw new RegistryUnavailableException(
                "The schema registry did not answer " + method + " " + path + said + ". Check " + AvroSerdeConfig.URLS
                        + ", and that the registry runs.",
                cause);
    }

    private RegistryAnswer sendTo(URI address, String method, String path, @Nullable JsonNode body) throws IOException {
        var request = HttpRequest.newBuilder(bare(address, path))
                .timeout(readTimeout)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .header("Content-Type", MEDIA_TYPE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        credentials.authorization(address).ifPresent(value -> request.header("Authorization", value));
        try {
            return answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while waiting for the schema registry", e);
        }
    }

    /** A proxy may answer with a page that is no JSON; its status still counts, unless it claims success. */
    private static RegistryAnswer answer(HttpResponse<String> response) throws IOException {
        try {
            return new RegistryAnswer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            if (response.statusCode() / 100 == 2) {
                throw new IOException("the answer is not JSON; is this the address of a schema registry?", e);
            }
            return new RegistryAnswer(response.statusCode(), MissingNode.getInstance());
        }
    }

    private long backoffMillis(int attempt) {
        long full = Math.min(maxWaitMillis, waitMillis << Math.min(attempt, 20));
        return full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted before the schema registry was asked again", e);
        }
    }

    private static URI address(String text) {
        try {
            var address = URI.create(text.strip().replaceAll("/+$", ""));
            if (address.getHost() != null && address.getScheme().matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("an address that is no URI", e);
        }
        throw new ConfigException(
                AvroSerdeConfig.URLS, text, "each address must be like http://host:8081 or https://host:8081");
    }

    private static URI bare(URI address, String path) {
        return URI.create(shown(address) + path);
    }

    /** The address without user and password. */
    private static String shown(URI address) {
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }
}
