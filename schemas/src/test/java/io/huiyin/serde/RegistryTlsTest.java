package io.huiyin.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void registry_with_a_certificate_of_its_own_is_trusted_by_the_trust_store() throws Exception {
        var store = selfSigned();
        try (var stub = new RegistryStub(serverContext(store))) {
            var settings = stub.settings();
            settings.put("schema.registry.ssl.truststore.location", store.toString());
            settings.put("schema.registry.ssl.truststore.password", PASSWORD);
            settings.put("schema.registry.ssl.truststore.type", "PKCS12");
            try (var client = new RegistryClient(settings)) {
                assertThat(client.register("s", Report.getClassSchema())).isEqualTo(1);
            }
        }
    }

    @Test
    void registry_with_a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        try (var stub = new RegistryStub(serverContext(selfSigned()));
                var client = new RegistryClient(stub.settings())) {
            assertThatThrownBy(() -> client.schema(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("certification path");
        }
    }

    /** A key and certificate for localhost, made by the JDK's own tool. */
    private Path selfSigned() throws Exception {
        var store = folder.resolve("registry.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return store;
    }

    private static SSLContext serverContext(Path store) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
