package io.huiyin.standalone.registry;

import java.util.ArrayList;
import java.util.List;

/** Keeps records in memory, as a compacted topic would before it is compacted. */
final class MemorySchemaLog implements SchemaLog {
    private final List<LogRecord> records = new ArrayList<>();

    @Override
    public synchronized List<LogRecord> read() {
        return List.copyOf(records);
    }

    @Override
    public synchronized void append(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void close() {
        // What is kept is kept: the next registry may read it.
    }
}
