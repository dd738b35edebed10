package io.huiyin.standalone.embedded;

import java.nio.file.Path;

/**
 * One PostgreSQL.
 *
 * @param dataDir where its tables are kept; made where it is missing
 * @param binaries where its programs are unpacked, once
 * @param port on 127.0.0.1; 0 is any free one
 */
public record DatabaseConfig(Path dataDir, Path binaries, int port) {

    public DatabaseConfig {
        Ports.require("embedded.store.port", port);
        dataDir = dataDir.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
    }
}
