package io.huiyin.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** What goes into the header Authorization of a request to the registry. */
final class RegistryCredentials {
    private final Optional<String> everywhere;

    private RegistryCredentials(Optional<String> everywhere) {
        this.everywhere = everywhere;
    }

    static RegistryCredentials of(AvroSerdeConfig config) {
        var bearerSource = config.getString(AvroSerdeConfig.BEARER_SOURCE);
        if (!bearerSource.isEmpty() && !bearerSource.equals("STATIC_TOKEN")) {
            throw new ConfigException(
                    AvroSerdeConfig.BEARER_SOURCE, bearerSource, "it must be STATIC_TOKEN, or be left out");
        }
        var token = config.secret(AvroSerdeConfig.BEARER_TOKEN);
        if (!token.isEmpty()) {
            return new RegistryCredentials(Optional.of("Bearer " + token));
        }
        if (!bearerSource.isEmpty()) {
            throw new ConfigException(
                    AvroSerdeConfig.BEARER_TOKEN, "", "it must hold the token that STATIC_TOKEN promises");
        }
        var source = config.getString(AvroSerdeConfig.BASIC_SOURCE);
        return new RegistryCredentials(
                switch (source) {
                    case "URL" -> Optional.empty();
                    case "USER_INFO" -> Optional.of(basic(userInfo(config)));
                    case "SASL_INHERIT" -> Optional.of(basic(saslUser(config)));
                    default ->
                        throw new ConfigException(
                                AvroSerdeConfig.BASIC_SOURCE, source, "it must be URL, USER_INFO or SASL_INHERIT");
                });
    }

    /** The header's value for this address; the address's own user and password count where no setting gives others. */
    Optional<String> authorization(URI address) {
        return everywhere.or(() -> Optional.ofNullable(address.getUserInfo()).map(RegistryCredentials::basic));
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
    }

    private static String userInfo(AvroSerdeConfig config) {
        var userInfo = config.secret(AvroSerdeConfig.BASIC_USER_INFO);
        if (!userInfo.contains(":")) {
            throw new ConfigException(AvroSerdeConfig.BASIC_USER_INFO, "[hidden]", "it must be user:password");
        }
        return userInfo;
    }

    private static String saslUser(AvroSerdeConfig config) {
        var jaas = config.originals().get(SaslConfigs.SASL_JAAS_CONFIG);
        Map<String, Object> settings =
                switch (jaas) {
                    case null -> Map.of();
                    case Password password -> Map.of(SaslConfigs.SASL_JAAS_CONFIG, password);
                    default -> Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas.toString()));
                };
        for (var entry : JaasContext.loadClientContext(settings).configurationEntries()) {
            var user = entry.getOptions().get("username");
            var password = entry.getOptions().get("password");
            if (user != null && password != null) {
                return user + ":" + password;
            }
        }
        throw new ConfigException(
                AvroSerdeConfig.BASIC_SOURCE,
                "SASL_INHERIT",
                "sasl.jaas.config must then hold a username and a password");
    }
}
