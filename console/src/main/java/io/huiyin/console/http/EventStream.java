package io.huiyin.console.http;

import io.huiyin.console.ask.Watch;
import io.huiyin.console.live.LiveEvent;
import io.huiyin.console.live.Viewer;
import io.huiyin.console.live.Watcher;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * {@code GET /v1/events}: the board as it changes, as Server-Sent Events. A stream begins with a snapshot, also when a
 * browser comes back with a {@code Last-Event-ID}: what it missed is in it, whatever the id was.
 */
public final class EventStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Watcher watcher;

    /** Tells what this watcher sees. */
    public EventStream(Watcher watcher) {
        this.watcher = watcher;
    }

    /** Adds the address. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/events", this::serve);
    }

    /** Stays in the request's own virtual thread until the viewer or the console goes. */
    private void serve(Context ctx) throws IOException, InterruptedException {
        var viewer = new Viewer(QueryApi.understood(Watch.read(ctx.queryParamMap())));
        if (!watcher.join(viewer)) {
            Refusals.away(ctx, "Too many viewers look on already.");
            return;
        }
        try {
            var response = ctx.res();
            response.setStatus(200);
            response.setContentType("text/event-stream;charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            write(ctx, "retry: 2000\n\n");
            for (long id = 1; !viewer.isGone(); id++) {
                long number = id;
                write(
                        ctx,
                        viewer.next(HEARTBEAT)
                                .map(event -> text(number, event))
                                .orElse("event: heartbeat\ndata: {}\n\n"));
            }
        } catch (IOException e) {
            // The viewer has closed the page; there is nobody to tell.
        } finally {
            watcher.leave(viewer);
        }
    }

    private static String text(long id, LiveEvent event) {
        return "id: " + id + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n";
    }

    private static void write(Context ctx, String text) throws IOException {
        var out = ctx.res().getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
