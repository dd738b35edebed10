package io.huiyin.policy;

import java.net.URI;
import java.util.Optional;

/** Where a channel leads, and what it takes to be let in there. The texts of these values tell no secrets: they may be logged. */
public sealed interface ChannelAddress {

    /** The word for it in a policy. */
    String kind();

    /**
     * JSON posted as the Standard Webhooks specification says.
     *
     * @param secret key of the signature, {@code whsec_} and base 64 as the specification writes it, or any other text, whose
     *     bytes are then the key; empty posts unsigned
     */
    record Webhook(URI url, Optional<String> secret) implements ChannelAddress {
        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }
}
