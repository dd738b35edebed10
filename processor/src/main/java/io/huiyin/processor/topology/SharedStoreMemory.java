package io.huiyin.processor.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompactionStyle;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write buffer for all stores of a process, so that memory is bounded however many tasks it has. Kafka
 * Streams makes this class by name, one for each store; what they share is kept by its size.
 */
public final class SharedStoreMemory implements RocksDBConfigSetter {
    /** The setting that says how many bytes all stores share. */
    static final String BYTES = "huiyin.store.memory.bytes";

    private static final long BLOCK_BYTES = 16 * 1024;
    private static final double BLOOM_BITS = 10;
    private static final long LARGEST_MEMTABLE = 64L << 20;
    private static final int MEMTABLES = 4;
    private static final double MEMTABLE_FILTER = 0.05;

    /**
     * What an empty memtable takes at once, beside its filter. RocksDB's own choice is an eighth of the memtable: the stores of a
     * few tasks would fill the shared write buffer before they hold anything, and every write would wait for a flush.
     */
    private static final long ARENA_BYTES = 128 << 10;

    /** A memtable is this part of all memory: small enough that the filters of some hundred stores fit. */
    private static final long MEMTABLE_SHARE = 16;

    private static final Map<Long, Shared> SHARED = new ConcurrentHashMap<>();

    /** Three quarters of the memory may be write buffers; they are charged to the cache. */
    private record Shared(Cache cache, WriteBufferManager buffers) {
        static Shared of(long bytes) {
            var cache = new LRUCache(bytes);
            return new Shared(cache, new WriteBufferManager(bytes / 4 * 3, cache));
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var bytes = Long.parseLong(String.valueOf(configs.get(BYTES)));
        var shared = SHARED.computeIfAbsent(bytes, Shared::of);
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(shared.cache());
        table.setBlockSize(BLOCK_BYTES);
        table.setFilterPolicy(new BloomFilter(BLOOM_BITS));
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(shared.buffers());
        options.setWriteBufferSize(Math.min(LARGEST_MEMTABLE, bytes / MEMTABLE_SHARE));
        options.setArenaBlockSize(ARENA_BYTES);
        options.setMaxWriteBufferNumber(MEMTABLES);
        options.setMemtableWholeKeyFiltering(true);
        options.setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER);
        options.setCompactionStyle(CompactionStyle.LEVEL);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the buffers are shared by all stores and live as long as the process.
    }
}
