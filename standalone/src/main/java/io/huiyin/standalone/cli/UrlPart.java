package io.huiyin.standalone.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A text inside an address. */
final class UrlPart {
    private UrlPart() {}

    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
