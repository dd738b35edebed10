package io.huiyin.ingest.gateway.adapter.cloudevents;

import io.huiyin.ingest.gateway.adapter.ContentType;
import io.huiyin.ingest.gateway.adapter.Json;
import io.huiyin.ingest.gateway.adapter.Utf8;

/** Reads the bytes of an event's data by their media type. */
final class Payload {
    private Payload() {}

    /** @param contentType may be empty: then it is text where it can be */
    static CloudEvent.Data of(byte[] bytes, String contentType, Attributes attributes) {
        if (bytes.length == 0) {
            return new CloudEvent.Data.None();
        }
        var type = ContentType.of(contentType);
        if (!type.isUtf8()) {
            attributes.wrong("datacontenttype", contentType, "text in UTF-8");
            return new CloudEvent.Data.None();
        }
        if (type.isJson()) {
            return switch (Json.parse(bytes)) {
                case Json.Parsed.Value value -> new CloudEvent.Data.Value(value.json());
                case Json.Parsed.Broken broken -> {
                    attributes.wrong("data", "", "JSON, as its content type says. " + broken.detail());
                    yield new CloudEvent.Data.None();
                }
            };
        }
        return switch (Utf8.decode(bytes)) {
            case Utf8.Text decoded -> new CloudEvent.Data.Words(decoded.text());
            case Utf8.Broken _broken -> {
                if (type.isText()) {
                    attributes.wrong("data", "", "text in UTF-8, as its content type says");
                }
                yield new CloudEvent.Data.Opaque(bytes.length);
            }
        };
    }
}
