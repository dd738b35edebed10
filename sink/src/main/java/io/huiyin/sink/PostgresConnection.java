package io.huiyin.sink;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to reach PostgreSQL.
 *
 * @param url a JDBC URL such as {@code jdbc:postgresql://127.0.0.1:5433/huiyin}; {@code currentSchema} in it chooses another
 *     schema than {@code public}
 */
public record PostgresConnection(String url, String user, String password) {
    private static final String SECONDS_TO_CONNECT = "5";
    private static final String SECONDS_FOR_AN_ANSWER = "60";

    public PostgresConnection {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("postgres.url is '" + url
                    + "'; it must be a JDBC URL of PostgreSQL such as jdbc:postgresql://127.0.0.1:5432/huiyin");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("postgres.user is empty; it must name a role of the database");
        }
    }

    /**
     * Opens a connection. A session that hangs in a transaction for a minute is ended by the server, so that a sink that
     * froze does not hold the rows of its partitions for ever; one that gets no answer for a minute gives up.
     */
    public Connection open() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "huiyin-sink");
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("socketTimeout", SECONDS_FOR_AN_ANSWER);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", "-c idle_in_transaction_session_timeout=60s -c TimeZone=UTC");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
