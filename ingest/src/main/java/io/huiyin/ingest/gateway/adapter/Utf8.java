package io.huiyin.ingest.gateway.adapter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes as text, without ever putting a replacement character in place of what somebody said. */
public sealed interface Utf8 {

    /** It is text. */
    record Text(String text) implements Utf8 {}

    /** @param offset of the first byte that is wrong, counted from 0 */
    record Broken(int offset, byte value) implements Utf8 {}

    /** Reads the bytes; a byte order mark in front is left out. */
    static Utf8 decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(in, out, true).isError()) {
            return new Broken(in.position(), bytes[in.position()]);
        }
        decoder.flush(out);
        var text = out.flip().toString();
        return new Text(text.startsWith("\ufeff") ? text.substring(1) : text);
    }
}
