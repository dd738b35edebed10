package io.huiyin.sink.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.event.Escalation;
import io.huiyin.sink.notify.media.Notice;

/** A page of a case that became confidential after it was raised: all but its text. */
final class Withheld {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Withheld() {}

    static Notice of(Notice notice) {
        var escalation = Escalation.newBuilder(notice.escalation())
                .setTitle(null)
                .setExcerpt("")
                .build();
        try {
            var payload = (ObjectNode) JSON.readTree(notice.payload());
            payload.withObject("/data").putNull("title").put("excerpt", "");
            return new Notice(escalation, notice.link(), payload.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice was read from JSON and its payload is none", e);
        }
    }
}
