package io.huiyin.standalone.registry;

import java.util.List;

/** Where the registry's records are kept: a compacted topic, or memory in tests. */
interface SchemaLog extends AutoCloseable {

    /** Every record kept so far, oldest first. */
    List<LogRecord> read();

    /** Keeps a record, and returns when it is safe. Throws {@link RegistryError} where it is not. */
    void append(LogRecord entry);

    @Override
    void close();
}
