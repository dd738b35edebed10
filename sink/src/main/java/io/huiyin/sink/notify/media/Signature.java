package io.huiyin.sink.notify.media;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The signature of the Standard Webhooks specification, https://www.standardwebhooks.com (scheme v1: HMAC-SHA256). */
public final class Signature {
    private static final String PREFIX = "whsec_";

    private Signature() {}

    /** The value of the header {@code webhook-signature}. */
    public static String of(String secret, String id, Instant timestamp, String body) {
        return "v1," + Hmac.base64(keyOf(secret), id + "." + timestamp.getEpochSecond() + "." + body);
    }

    /** Throws IllegalArgumentException where the text is empty, or says that it is base 64 and is not. */
    public static byte[] keyOf(String secret) {
        if (secret.isEmpty() || secret.equals(PREFIX)) {
            throw new IllegalArgumentException("webhook.secret is empty; it must be whsec_ and base 64, or any text");
        }
        if (!secret.startsWith(PREFIX)) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("webhook.secret begins with whsec_; what follows must be base 64", e);
        }
    }
}
