package io.huiyin.sink.notify.media;

import java.net.URI;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param headers besides {@code user-agent}
 * @param wanted characters of the answer that are of use; 0 does not wait for its body
 */
record Call(String method, URI url, Map<String, String> headers, String body, int wanted) {
    private static final int ENOUGH = 4096;

    /** JSON that is posted, and answered by JSON. */
    static Call json(URI url, String body) {
        return new Call("POST", url, Map.of("content-type", "application/json; charset=utf-8"), body, ENOUGH);
    }

    /** Tells no secrets. */
    @Override
    public String toString() {
        return method + " to " + url.getHost();
    }
}
