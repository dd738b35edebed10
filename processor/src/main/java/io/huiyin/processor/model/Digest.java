package io.huiyin.processor.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that an artefact ends with. */
final class Digest {
    private Digest() {}

    /** SHA-256 of the first bytes. */
    static byte[] of(byte[] bytes, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
