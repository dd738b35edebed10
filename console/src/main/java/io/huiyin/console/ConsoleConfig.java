package io.huiyin.console;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * How the console runs.
 *
 * @param host the address to listen on
 * @param port 0 to 65535; 0 takes any free one
 * @param jdbcUrl the store, {@code jdbc:postgresql://host:port/database}
 * @param user of the store; it needs to read, and to note in {@code confidential_reads} who read what
 * @param password of the store; may be empty
 * @param gatewayUrl where actions are handed on to, {@code http://host:port}
 * @param userHeader the header in which a trusted proxy says who asks; empty where nobody is known, and so reads nothing confidential
 */
public record ConsoleConfig(
        String host, int port, String jdbcUrl, String user, String password, String gatewayUrl, String userHeader) {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]*");

    public ConsoleConfig {
        if (host.isBlank()) {
            throw wrong("console.host", host, "a host name or address such as 127.0.0.1");
        }
        if (port < 0 || port > 65_535) {
            throw wrong("console.port", String.valueOf(port), "0 to 65535");
        }
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw wrong("console.jdbc.url", jdbcUrl, "of the form jdbc:postgresql://host:port/database");
        }
        if (user.isBlank()) {
            throw wrong("console.jdbc.user", user, "the name of a user who may read the tables");
        }
        if (!isWebAddress(gatewayUrl)) {
            throw wrong("console.gateway.url", gatewayUrl, "of the form http://host:port");
        }
        if (!HEADER.matcher(userHeader).matches()) {
            throw wrong("console.user.header", userHeader, "the name of a header such as X-Forwarded-User, or empty");
        }
        gatewayUrl = gatewayUrl.replaceAll("/+$", "");
    }

    /** Where nobody is known. */
    public ConsoleConfig(String host, int port, String jdbcUrl, String user, String password, String gatewayUrl) {
        this(host, port, jdbcUrl, user, password, gatewayUrl, "");
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "ConsoleConfig[host=" + host + ", port=" + port + ", jdbcUrl=" + jdbcUrl + ", user=" + user
                + ", gatewayUrl=" + gatewayUrl + ", userHeader=" + userHeader + "]";
    }

    private static boolean isWebAddress(String text) {
        try {
            var uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static IllegalArgumentException wrong(String key, String value, String expected) {
        return new IllegalArgumentException(key + " is '" + value + "'; it must be " + expected);
    }
}
