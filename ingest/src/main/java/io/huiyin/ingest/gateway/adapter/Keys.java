package io.huiyin.ingest.gateway.adapter;

import io.huiyin.check.Problem;
import io.huiyin.topic.Slug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may post through the adapters: each key opens a tenant or one of its sites. With no keys at all, everybody may, as at the
 * gateway's own addresses. Only digests are kept.
 *
 * @param rights what each key opens, {@code tenant} or {@code tenant.site}, by its SHA-256
 * @param lists the tenants and sites whose requests everybody may list
 */
public record Keys(Map<String, Set<String>> rights, Set<String> lists) {
    /** Everybody may post, and nobody may list. */
    public static final Keys NONE = new Keys(Map.of(), Set.of());

    private static final String PUBLIC = "public";

    /** What a key looks like: 16 to 128 visible characters of ASCII. PagerDuty's clients need 32 of them. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,128}");

    /**
     * Reads lines of the form {@code tenant KEY} or {@code tenant.site KEY}, or with {@code public} in place of a key where everybody
     * may list what came in; what stands behind a number sign, and empty lines, are
     * left out.
     *
     * @throws IllegalArgumentException naming the line, and not the key, where one is of another form
     */
    public static Keys parse(String text) {
        var rights = new HashMap<String, Set<String>>();
        var lists = new HashSet<String>();
        var wrong = new ArrayList<String>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var words = line.replaceFirst("(^|\\s)#.*", "").strip().split("\\s+", -1);
            if (words.length == 2 && isDoor(words[0]) && words[1].equals(PUBLIC)) {
                lists.add(words[0]);
            } else if (words.length == 2
                    && isDoor(words[0])
                    && KEY.matcher(words[1]).matches()) {
                rights.computeIfAbsent(Digest.hex(words[1]), _key -> new HashSet<>())
                        .add(words[0]);
            } else if (!words[0].isEmpty()) {
                wrong.add("line " + number);
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(", ", wrong)
                            + " must be 'tenant KEY' or 'tenant.site KEY', with a key of 16 to 128 visible characters of ASCII");
        }
        return new Keys(Map.copyOf(rights), Set.copyOf(lists));
    }

    /** Whether who shows this key may post for this tenant and site. */
    public boolean allow(Optional<String> key, String tenant, String site) {
        return rights.isEmpty() || opens(key, tenant, site);
    }

    /** Whether who shows this key, or none, may list what came in for this tenant and site: that is for nobody unless it is said. */
    public boolean allowList(Optional<String> key, String tenant, String site) {
        return lists.contains(tenant) || lists.contains(tenant + "." + site) || opens(key, tenant, site);
    }

    private boolean opens(Optional<String> key, String tenant, String site) {
        var doors = key.map(shown -> rights.getOrDefault(Digest.hex(shown), Set.of()))
                .orElse(Set.of());
        return doors.contains(tenant) || doors.contains(tenant + "." + site);
    }

    /** What to say to who may not. */
    public static Refusal refusal(Optional<String> key, String tenant, String site) {
        var right = "a key of this installation for " + tenant + " or " + tenant + "." + site;
        return key.isEmpty()
                ? Refusal.fields(401, List.of(new Problem("key", "", "given: " + right)))
                : Refusal.fields(403, List.of(new Problem("key", "(hidden)", right)));
    }

    private static boolean isDoor(String door) {
        return List.of(door.split("\\.", 2)).stream().allMatch(Slug::isSlug);
    }

    /** Does not show them. */
    @Override
    public String toString() {
        return "Keys[" + rights.size() + "]";
    }
}
