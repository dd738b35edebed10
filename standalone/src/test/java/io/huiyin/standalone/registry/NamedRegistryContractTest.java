package io.huiyin.standalone.registry;

import java.net.URI;

/** Any other registry, such as Confluent's, by {@code -Dhuiyin.test.registry.url=http://host:8081}; it must be asked for by name. */
class NamedRegistryContractTest extends RegistryContract {
    @Override
    URI address() {
        return URI.create(System.getProperty("huiyin.test.registry.url", "huiyin.test.registry.url-names-it"));
    }
}
