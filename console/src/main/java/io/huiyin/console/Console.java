package io.huiyin.console;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.huiyin.console.http.ActionDoor;
import io.huiyin.console.http.ConfidentialApi;
import io.huiyin.console.http.ConsoleServer;
import io.huiyin.console.http.EventStream;
import io.huiyin.console.http.Pages;
import io.huiyin.console.http.QueryApi;
import io.huiyin.console.http.RequestsApi;
import io.huiyin.console.http.Visitor;
import io.huiyin.console.live.Watcher;
import io.huiyin.console.store.BoardAnswers;
import io.huiyin.console.store.Database;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people see: the query API, the board, a case's page and a reporter's progress page. A store that is away makes it unhealthy, not stop. */
public final class Console implements Component {
    private final ConsoleConfig config;
    private final InstantSource clock;
    private @Nullable Running running;

    /** What {@link #start} makes. */
    private record Running(Database database, Watcher watcher, ActionDoor actions, ConsoleServer server) {}

    /** With the machine's clock, which says what is overdue now; it decides nothing. */
    public Console(ConsoleConfig config) {
        this(config, InstantSource.system());
    }

    Console(ConsoleConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            throw new IllegalStateException("the console runs already");
        }
        var database = new Database(config.jdbcUrl(), config.user(), config.password());
        var watcher = new Watcher(new BoardAnswers(database), clock);
        var visitor = new Visitor(config.userHeader());
        var actions = new ActionDoor(config.gatewayUrl(), visitor);
        var server = new ConsoleServer(
                routes -> {
                    new Pages().register(routes);
                    new QueryApi(database, clock).register(routes);
                    new RequestsApi(database, clock).register(routes);
                    new ConfidentialApi(database, visitor, clock).register(routes);
                    new EventStream(watcher).register(routes);
                    actions.register(routes);
                },
                this::check);
        try {
            server.start(config.host(), config.port());
        } catch (RuntimeException e) {
            database.close();
            actions.close();
            throw new IllegalStateException(
                    "cannot listen on console.host " + config.host() + ", console.port " + config.port() + ": "
                            + e.getMessage(),
                    e);
        }
        watcher.start();
        running = new Running(database, watcher, actions, server);
    }

    @Override
    public Health check() {
        var now = running();
        if (now.isEmpty()) {
            return Health.down("not started");
        }
        try {
            now.get().database().check();
            return Health.OK;
        } catch (SQLException e) {
            return Health.down("the store does not answer: " + e.getMessage());
        }
    }

    /** Where it serves, with the port that was taken. */
    public URI address() {
        var now = running().orElseThrow(() -> new IllegalStateException("the console is not started"));
        return URI.create("http://" + config.host() + ":" + now.server().port());
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.watcher().close();
            running.server().close();
            running.actions().close();
            running.database().close();
            running = null;
        }
    }

    private synchronized Optional<Running> running() {
        return Optional.ofNullable(running);
    }
}
