package io.huiyin.sink.store;

import io.huiyin.sink.PostgresConnection;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables and views, created and brought up to date by Flyway from {@code db/migration}. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing. Several sinks may do so at once: Flyway takes an advisory lock.
     *
     * @throws org.flywaydb.core.api.FlywayException where the database cannot be reached or a script fails
     */
    public static void apply(PostgresConnection postgres) {
        configured(postgres).load().migrate();
    }

    static FluentConfiguration configured(PostgresConnection postgres) {
        return Flyway.configure()
                .dataSource(postgres.url(), postgres.user(), postgres.password())
                .locations("classpath:db/migration")
                .baselineOnMigrate(false);
    }
}
