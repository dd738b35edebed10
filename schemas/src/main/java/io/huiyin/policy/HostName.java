package io.huiyin.policy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a host's name alone says of where it is; no name is looked up. */
final class HostName {
    private static final Pattern PRIVATE_V4 = Pattern.compile(
            "(?:10|127)(?:\\.\\d{1,3}){3}|192\\.168(?:\\.\\d{1,3}){2}|169\\.254(?:\\.\\d{1,3}){2}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d{1,3}){2}");
    private static final Pattern PRIVATE_V6 = Pattern.compile("\\[(?:::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)]");
    /** RFC 6761 (localhost), RFC 6762 (local), RFC 8375 (home.arpa), ICANN 2024 (internal), and what Kubernetes uses. */
    private static final List<String> PRIVATE_ENDS =
            List.of(".localhost", ".local", ".internal", ".home.arpa", ".lan", ".svc");

    private HostName() {}

    /** Loopback, a private network's address, a name without dots, or one under a private network's ending. */
    static boolean isPrivate(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return (!name.contains(".") && !name.startsWith("["))
                || PRIVATE_V4.matcher(name).matches()
                || PRIVATE_V6.matcher(name).matches()
                || PRIVATE_ENDS.stream().anyMatch(name::endsWith);
    }
}
