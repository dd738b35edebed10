package io.huiyin.ingest.importer;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.ingest.writer.Outlet;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * One run over one file, chunk by chunk. While a chunk is on its way the next is read:
 *
 * <pre>
 *   read 1 | write reports 1 | read 2 | acknowledged? write actions 1, reports 2 | acknowledged? keep state 1 | read 3 | …
 * </pre>
 *
 * So an action is written after its report is acknowledged, two chunks at most are in memory, and the state on the disk
 * never runs ahead of what the brokers have.
 */
final class ImportRun {
    private static final String ACTOR = "huiyin-import";

    private final ImportRequest request;
    private final Outlet outlet;
    private final InstantSource clock;
    private final ImportListener listener;
    private final Batches batches;
    private final StateFile stateFile;
    private ImportState state;
    private long resumedAt;

    ImportRun(
            ImportRequest request,
            Outlet outlet,
            InstantSource clock,
            ImportListener listener,
            Batches batches,
            String key) {
        this.request = request;
        this.outlet = outlet;
        this.clock = clock;
        this.listener = listener;
        this.batches = batches;
        this.stateFile = new StateFile(request.sibling(".import-state.json"));
        this.state = ImportState.fresh(key);
    }

    Outcome run(ChunkReader reader, long bytes) {
        var started = clock.instant();
        Optional<String> failure;
        try {
            var rejected = begin(reader);
            deliver(reader, rejected, bytes);
            failure = reader.failure();
            if (failure.isEmpty()) {
                end();
            }
        } catch (ExecutionException e) {
            failure = Optional.of("not acknowledged: " + e.getCause());
        } catch (IOException e) {
            failure = Optional.of("a file beside the input cannot be written: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = Optional.of("interrupted");
        }
        var summary = new Summary(state.tally(), state.sites(), resumedAt, Duration.between(started, clock.instant()));
        return failure.<Outcome>map(why -> new Outcome.Stopped(summary, why))
                .orElseGet(() -> new Outcome.Completed(summary));
    }

    private Optional<RejectedRows> begin(ChunkReader reader) throws IOException {
        if (request.dryRun()) {
            return Optional.empty();
        }
        if (request.stateDir().isPresent()) {
            Files.createDirectories(request.stateDir().get());
        }
        state = stateFile.load(state.key());
        resumedAt = state.records();
        var rejected = RejectedRows.resume(request.sibling(".rejected.ndjson"), state.rejectedBytes());
        if (resumedAt > 0) {
            listener.resumed(resumedAt);
            reader.skip(resumedAt);
        }
        return Optional.of(rejected);
    }

    private void deliver(ChunkReader reader, Optional<RejectedRows> rejected, long bytes)
            throws ExecutionException, InterruptedException, IOException {
        var current = reader.next(request.chunkRows());
        var reports = writeReports(current);
        while (current.isPresent()) {
            var chunk = current.get();
            var next = reader.next(request.chunkRows());
            await(reports);
            var actions = write(chunk.actions().stream().map(outlet::write));
            reports = writeReports(next);
            await(actions);
            keep(chunk, rejected);
            listener.progressed(state.tally(), chunk.bytesRead(), bytes);
            current = next;
        }
    }

    private List<CompletableFuture<?>> writeReports(Optional<Chunk> chunk) {
        return write(chunk.stream().flatMap(some -> some.reports().stream()).map(outlet::write));
    }

    /** The stream writes as it is read; in a dry run it is not. */
    private List<CompletableFuture<?>> write(Stream<? extends CompletableFuture<?>> writes) {
        return request.dryRun() ? List.of() : List.copyOf(writes.toList());
    }

    private static void await(List<CompletableFuture<?>> writes) throws ExecutionException, InterruptedException {
        CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).get();
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
    }

    private void keep(Chunk chunk, Optional<RejectedRows> rejected) throws IOException {
        chunk.rejections().forEach(listener::rejected);
        if (rejected.isPresent()) {
            state = state.plus(chunk.tally(), chunk.sites(), rejected.get().append(chunk.rejections()));
            stateFile.save(state);
        } else {
            state = state.plus(chunk.tally(), chunk.sites(), 0);
        }
    }

    /** Everything is acknowledged: the batches end, and with them the import. */
    private void end() throws ExecutionException, InterruptedException, IOException {
        if (!request.dryRun()) {
            await(write(
                    state.sites().stream().sorted().flatMap(this::endOfBatch).map(outlet::write)));
            stateFile.delete();
        }
    }

    private Stream<CaseAction> endOfBatch(String taskKey) {
        int dot = taskKey.indexOf('.');
        var tenant = taskKey.substring(0, dot);
        var site = taskKey.substring(dot + 1);
        return batches.of(tenant).stream().map(batch -> CaseAction.newBuilder()
                .setEventId("end:" + batch + ":" + site)
                .setTenant(tenant)
                .setSite(site)
                .setAction(ActionKind.END_BATCH)
                .setActor(ACTOR)
                .setBatch(batch)
                .build());
    }
}
