package io.huiyin.ingest.gateway.adapter.cloudevents;

import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads one event whose attributes are headers and whose data is the body (HTTP binding 1.0.2, section 3.1). */
final class BinaryMode {
    private static final String PREFIX = "ce-";

    private BinaryMode() {}

    /** Whether the request has any header of an event at all. */
    static boolean isMeant(Call call) {
        return call.headers().keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
    }

    static Understanding read(Call call) {
        var attributes = new Attributes();
        call.headers().forEach((header, value) -> {
            if (!header.startsWith(PREFIX)) {
                return;
            }
            var name = header.substring(PREFIX.length());
            if (name.equals("datacontenttype")) {
                attributes.wrong(header, value, "left out: the header Content-Type says it");
                return;
            }
            decode(value)
                    .ifPresentOrElse(
                            text -> attributes.put(name, text),
                            () -> attributes.wrong(
                                    header, value, "ASCII with percent-encoded UTF-8, such as Euro%20%E2%82%AC"));
        });
        var contentType = call.header("content-type").orElse("");
        if (!contentType.isEmpty()) {
            attributes.put("datacontenttype", contentType);
        }
        return attributes.with(Payload.of(call.body(), contentType, attributes));
    }

    /**
     * Takes off quotes as older senders set them, then one round of percent-encoding (section 3.1.3.2). Some senders, the Java SDK
     * among them, encode nothing: so a percent sign that begins no octet is itself, and raw UTF-8, which servers hand on as Latin-1,
     * is read as such. Empty where it is not UTF-8.
     */
    static Optional<String> decode(String header) {
        var quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        var text = quoted ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1") : header;
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            int octet = c == '%' ? octet(text, i) : -1;
            if (octet >= 0) {
                bytes.write(octet);
                i += 2;
            } else {
                var charset = c > 0xff ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
                bytes.writeBytes(Character.toString(c).getBytes(charset));
            }
        }
        return switch (Utf8.decode(bytes.toByteArray())) {
            case Utf8.Text decoded -> Optional.of(decoded.text());
            case Utf8.Broken _broken -> Optional.empty();
        };
    }

    /** What the two digits behind a percent sign say; -1 where there are none. */
    private static int octet(String text, int at) {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
