package io.huiyin.sink.notify;

import io.huiyin.sink.notify.media.Signature;
import java.net.URI;
import java.util.Optional;

/**
 * Where a webhook posts to.
 *
 * @param secret key of the signature, {@code whsec_} and base 64 as the Standard Webhooks specification writes it, or any
 *     other text, whose bytes are then the key; empty posts unsigned
 */
public record WebhookTarget(URI url, Optional<String> secret) {

    public WebhookTarget {
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "webhook.url is '" + url + "'; it must be an address that begins with http:// or https://");
        }
        secret.ifPresent(Signature::keyOf);
    }

    /** Tells no secrets. */
    @Override
    public String toString() {
        return "webhook at " + url.getHost();
    }
}
