package io.huiyin.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of mail, in the plain form {@code name@host} with nothing around it. */
public final class MailAddress {
    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile(
            "[^\\s@<>()\\[\\],;:\\\\\"\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    private MailAddress() {}

    /** Whether a text looks like an address: a recipient's name may be one. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    static Optional<String> parse(String text) {
        return Optional.of(text.strip()).filter(MailAddress::isAddress);
    }
}
