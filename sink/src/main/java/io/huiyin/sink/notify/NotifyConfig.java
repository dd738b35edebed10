package io.huiyin.sink.notify;

import io.huiyin.sink.notify.media.SmtpConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How escalations are pushed.
 *
 * @param console the address at which people open the console; links lead there
 * @param defaultWebhook the installation's own webhook, which gets every paged escalation of every tenant
 * @param timeout how long a receiver may take, at most 10 s
 * @param smtp the mail server; without one no mail is sent
 */
public record NotifyConfig(
        URI console,
        Optional<WebhookTarget> defaultWebhook,
        Duration timeout,
        Patience patience,
        Optional<SmtpConfig> smtp) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    public NotifyConfig {
        if (console.getScheme() == null || console.getHost() == null) {
            throw new IllegalArgumentException("console.url is '" + console
                    + "'; it must be an address that people can open, such as https://huiyin.example.org");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "notify.timeout is " + timeout + "; it must be more than nothing and at most PT10S");
        }
    }

    /** Policies' own channels only, 5 s a delivery, tried for 48 h. */
    public static NotifyConfig of(URI console) {
        return new NotifyConfig(console, Optional.empty(), Duration.ofSeconds(5), Patience.DEFAULT, Optional.empty());
    }

    /** The same, with the installation's own webhook. */
    public NotifyConfig withDefaultWebhook(WebhookTarget webhook) {
        return new NotifyConfig(console, Optional.of(webhook), timeout, patience, smtp);
    }

    /** The same, with a mail server. */
    public NotifyConfig withSmtp(SmtpConfig server) {
        return new NotifyConfig(console, defaultWebhook, timeout, patience, Optional.of(server));
    }
}
