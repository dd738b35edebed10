package io.huiyin.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;

/**
 * CPU time of this process and who spent it, in nanoseconds; the difference of two is that of the time between.
 *
 * @param process of all threads, the JVM's own and RocksDB's included
 * @param threads by whose Java thread it was
 * @param allocated bytes that the stream threads allocated
 */
record CpuTime(long process, Map<Owner, Long> threads, long allocated) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Whose thread it is. What is left of the process is compiling, collecting garbage and RocksDB's own threads. */
    enum Owner {
        STREAM,
        PRODUCER,
        BROKER;

        static Owner of(String thread) {
            if (thread.startsWith("kafka-producer-network-thread")) {
                return PRODUCER;
            }
            return thread.contains("StreamThread") ? STREAM : BROKER;
        }
    }

    static CpuTime now() {
        var threads = new EnumMap<Owner, Long>(Owner.class);
        long allocated = 0;
        for (var thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread == null) {
                continue;
            }
            var owner = Owner.of(thread.getThreadName());
            threads.merge(owner, Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())), Long::sum);
            if (owner == Owner.STREAM) {
                allocated += Math.max(0, THREADS.getThreadAllocatedBytes(thread.getThreadId()));
            }
        }
        return new CpuTime(SYSTEM.getProcessCpuTime(), threads, allocated);
    }

    CpuTime minus(CpuTime before) {
        var spent = new EnumMap<Owner, Long>(Owner.class);
        threads.forEach((owner, nanos) -> spent.put(owner, nanos - before.threads.getOrDefault(owner, 0L)));
        return new CpuTime(process - before.process, spent, allocated - before.allocated);
    }

    long of(Owner owner) {
        return threads.getOrDefault(owner, 0L);
    }

    /** Compiling, garbage collection and RocksDB's flushes and compactions. */
    long rest() {
        return process - threads.values().stream().mapToLong(Long::longValue).sum();
    }
}
