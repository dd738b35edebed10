package io.huiyin.sink.notify.media;

import io.huiyin.policy.MailAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The installation's mail server.
 *
 * @param from the address that mail comes from
 * @param user empty where the server asks for nobody
 * @param timeout for a mail as a whole, at most 20 s: less than a delivery may take
 */
public record SmtpConfig(
        String host,
        int port,
        Security security,
        Optional<String> user,
        String password,
        String from,
        Duration timeout) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(20);

    /** How the connection is guarded. */
    public enum Security {
        /** Not at all: only within a network that one trusts. */
        NONE,
        /** Begins in the clear and must go over to TLS before anything is said (RFC 3207); the usual port is 587. */
        STARTTLS,
        /** TLS from the first byte (RFC 8314); the usual port is 465. */
        TLS;

        /** Reads none, starttls or tls. Throws IllegalArgumentException where it is none of them. */
        public static Security of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "none" -> NONE;
                case "starttls" -> STARTTLS;
                case "tls" -> TLS;
                default ->
                    throw new IllegalArgumentException(
                            "smtp.security is '" + word + "'; it must be none, starttls or tls");
            };
        }
    }

    public SmtpConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("smtp.host is empty; it must name a mail server");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("smtp.port is " + port + "; it must be from 1 to " + HIGHEST_PORT);
        }
        if (!MailAddress.isAddress(from)) {
            throw new IllegalArgumentException(
                    "smtp.from is '" + from + "'; it must be an address such as huiyin@example.org");
        }
        if (user.isEmpty() && !password.isEmpty()) {
            throw new IllegalArgumentException("smtp.password is given without smtp.user; it must have its user");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "smtp.timeout is " + timeout + "; it must be more than nothing and at most " + LONGEST_TIMEOUT);
        }
    }

    /** Tells no secrets. */
    @Override
    public String toString() {
        return "SMTP at " + host + ":" + port + " (" + security + ")";
    }
}
