package io.huiyin.benchmarks;

import io.huiyin.benchmarks.push.PushBench;
import io.huiyin.benchmarks.store.StoreBench;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.standalone.embedded.DatabaseConfig;
import io.huiyin.standalone.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The benchmarks that want a PostgreSQL and no broker. */
final class PostgresBenchmarks {
    private PostgresBenchmarks() {}

    /** To be started. */
    private static EmbeddedDatabase database(Workplace place) {
        return new EmbeddedDatabase(new DatabaseConfig(
                place.folder().resolve("postgres"), place.folder().resolve("programs"), 0));
    }

    private static PostgresConnection started(EmbeddedDatabase database) {
        database.start();
        return new PostgresConnection(database.jdbcUrl(), EmbeddedDatabase.USER, "");
    }

    /** Messages a second that leave the ledger. */
    @NullUnmarked
    @Command(
            name = "webhooks",
            description = "Posts the same pages by turns: by a plain HTTP client, and by a sink from its ledger.",
            mixinStandardHelpOptions = true,
            showDefaultValues = true)
    static final class Webhooks implements Callable<Integer> {
        @ParentCommand
        private Benchmarks all;

        @Option(names = "--messages", defaultValue = "5000")
        private int messages;

        @Option(names = "--rounds", defaultValue = "3", description = "After one to warm up.")
        private int rounds;

        @Option(
                names = "--think-ms",
                split = ",",
                defaultValue = "0,20",
                description = "How long the receiver takes for each.")
        private List<Integer> thinkMillis;

        @Override
        public Integer call() throws IOException, SQLException, InterruptedException {
            var figures = new ArrayList<Map<String, Object>>();
            try (var place = all.workplace();
                    var database = database(place)) {
                var postgres = started(database);
                for (int think : thinkMillis) {
                    figures.addAll(new PushBench(postgres, messages).run(rounds, think));
                }
            }
            all.write(figures);
            return 0;
        }
    }

    /** Rows a second into the tables. */
    @NullUnmarked
    @Command(
            name = "store",
            description = "Writes the same rows by turns: by the sink's store, and by PostgreSQL's COPY.",
            mixinStandardHelpOptions = true,
            showDefaultValues = true)
    static final class Store implements Callable<Integer> {
        @ParentCommand
        private Benchmarks all;

        @Option(names = "--cases", defaultValue = "20000", description = "With six rows each.")
        private int cases;

        @Option(names = "--batch", defaultValue = "5000", description = "Records of one transaction.")
        private int batch;

        @Option(names = "--rounds", defaultValue = "5", description = "After one to warm up.")
        private int rounds;

        @Option(names = "--seed", defaultValue = "20261101")
        private long seed;

        @Override
        public Integer call() throws IOException, SQLException {
            try (var place = all.workplace();
                    var database = database(place)) {
                var texts = new Texts(new Random(seed));
                all.write(new StoreBench(started(database), cases, batch, seed, texts::next, System.out).run(rounds));
            }
            return 0;
        }
    }
}
