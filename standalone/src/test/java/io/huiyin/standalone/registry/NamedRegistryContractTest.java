package io.huiyin.standalone.registry;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Any other registry, such as Confluent's: {@code mvn verify -Dhuiyin.test.registry.url=http://host:8081}. */
@EnabledIfSystemProperty(named = "huiyin.test.registry.url", matches = "http://.+")
class NamedRegistryContractTest extends RegistryContract {
    @Override
    URI address() {
        return URI.create(System.getProperty("huiyin.test.registry.url", ""));
    }
}
