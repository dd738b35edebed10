package io.huiyin.standalone.registry;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The registry of {@code huiyin up}. */
class EmbeddedRegistryContractTest extends RegistryContract {
    private static final EmbeddedRegistry REGISTRY = EmbeddedRegistry.inMemory();

    @BeforeAll
    static void start() {
        REGISTRY.start();
    }

    @AfterAll
    static void stop() {
        REGISTRY.close();
    }

    @Override
    URI address() {
        return REGISTRY.address();
    }
}
