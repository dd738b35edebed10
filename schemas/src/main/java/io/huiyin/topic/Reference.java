package io.huiyin.topic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reporter is handed: twelve characters, said in three groups of four. Eleven are the first 55 bits of
 * SHA-256(tenant, 0, eventId) in Crockford's base 32 (no I, L, O, U); the twelfth is a check character, so that a slip on
 * the phone is caught. With a million reports on one site, two share a reference with probability 0.000014.
 */
public final class Reference {
    /** Crockford's base 32, https://www.crockford.com/base32.html. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final char KEY_MARK = 1;
    private static final int DATA_CHARACTERS = 11;

    private Reference() {}

    /** The reference of the report with this eventId. */
    public static String of(String tenant, String eventId) {
        var digest = sha256();
        digest.update(tenant.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        var hash = digest.digest(eventId.getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | hash[i] & 0xff;
        }
        var text = new StringBuilder(DATA_CHARACTERS + 1);
        for (int i = 0; i < DATA_CHARACTERS; i++) {
            text.append(ALPHABET.charAt((int) (bits >>> (59 - 5 * i)) & 31));
        }
        return text.append(check(text)).toString();
    }

    /**
     * The reference under which actions reach the case of a dedup key, whichever report opened it. No report's own: an eventId has no
     * control characters.
     */
    public static String ofKey(String tenant, String dedupKey) {
        return of(tenant, KEY_MARK + dedupKey);
    }

    /** Reads a reference as a person may write it: hyphens, spaces, small letters, O for 0, I and L for 1. Empty where it cannot be one. */
    public static Optional<String> parse(String written) {
        var text = new StringBuilder(DATA_CHARACTERS + 1);
        for (char c : written.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case '-', ' ' -> {}
                case 'O' -> text.append('0');
                case 'I', 'L' -> text.append('1');
                default -> text.append(c);
            }
        }
        if (text.length() != DATA_CHARACTERS + 1
                || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                || text.charAt(DATA_CHARACTERS) != check(text.subSequence(0, DATA_CHARACTERS))) {
            return Optional.empty();
        }
        return Optional.of(text.toString());
    }

    /** The form to be read by people: three groups of four. */
    public static String spoken(String reference) {
        return reference.substring(0, 4) + "-" + reference.substring(4, 8) + "-" + reference.substring(8);
    }

    /** Weights are odd and differ from place to place, so one wrong character and most swaps of neighbours change the sum modulo 32. */
    private static char check(CharSequence data) {
        int sum = 0;
        for (int i = 0; i < data.length(); i++) {
            sum += (2 * i + 1) * ALPHABET.indexOf(data.charAt(i));
        }
        return ALPHABET.charAt(sum & 31);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
