package io.huiyin.serde;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** TLS to the registry from {@code schema.registry.ssl.*}: the same keys and store types (JKS, PKCS12, PEM) as Kafka's own. */
final class RegistryTls {
    private static final String PREFIX = AvroSerdeConfig.PREFIX + "ssl.";

    private RegistryTls() {}

    /** The context; empty where no key is set, which means the platform's own. */
    static Optional<SSLContext> context(Map<String, ?> settings) {
        var given = new HashMap<String, Object>();
        settings.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                given.put(key.substring(AvroSerdeConfig.PREFIX.length()), value);
            }
        });
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var identification = given.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
        if (identification != null && !identification.toString().equalsIgnoreCase("https")) {
            throw new ConfigException(
                    AvroSerdeConfig.PREFIX + SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG,
                    identification,
                    "it must be https: the registry's certificate must hold the host name that " + AvroSerdeConfig.URLS
                            + " asks for");
        }
        var definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        try (var factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(definition, given, false).values());
            return Optional.of(factory.sslContext());
        }
    }
}
