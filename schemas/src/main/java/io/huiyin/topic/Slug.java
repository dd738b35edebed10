package io.huiyin.topic;

import java.util.regex.Pattern;

/** The short names of tenants and sites: 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end. */
public final class Slug {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private Slug() {}

    /** Whether this may name a tenant or a site. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }
}
