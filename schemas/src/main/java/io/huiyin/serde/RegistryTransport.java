package io.huiyin.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Carries requests to a registry and brings its answers. Throws {@link RegistryUnavailableException} where there is none. */
sealed interface RegistryTransport extends AutoCloseable permits HttpTransport, MemoryTransport {
    ObjectMapper JSON = new ObjectMapper();

    RegistryAnswer get(String path);

    RegistryAnswer post(String path, JsonNode body);

    @Override
    void close();

    /** To the addresses of the settings; {@code mock://scope} is a registry inside this process. */
    static RegistryTransport of(AvroSerdeConfig config) {
        var urls = config.getList(AvroSerdeConfig.URLS);
        return urls.getFirst().startsWith(MemoryTransport.SCHEME)
                ? MemoryTransport.ofScope(urls.getFirst())
                : new HttpTransport(config);
    }
}
