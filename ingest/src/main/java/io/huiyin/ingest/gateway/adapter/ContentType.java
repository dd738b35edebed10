package io.huiyin.ingest.gateway.adapter;

import java.util.Locale;
import java.util.Optional;

/**
 * A media type (RFC 9110, section 8.3.1).
 *
 * @param essence type and subtype in small letters
 * @param charset in small letters, where one is named
 */
public record ContentType(String essence, Optional<String> charset) {

    /** Reads the header. */
    public static ContentType of(String header) {
        var parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        var charset = Optional.<String>empty();
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=")) {
                charset = Optional.of(parameter.substring("charset=".length()));
            }
        }
        return new ContentType(parts[0].strip(), charset);
    }

    public boolean isUtf8() {
        return charset.map(name -> name.equals("utf-8") || name.equals("utf8") || name.equals("us-ascii"))
                .orElse(true);
    }

    public boolean isJson() {
        return essence.endsWith("/json") || essence.endsWith("+json");
    }

    public boolean isText() {
        return essence.startsWith("text/") || essence.endsWith("/xml") || essence.endsWith("+xml");
    }
}
