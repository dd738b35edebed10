package io.huiyin.sink.notify.media;

import java.time.Instant;
import java.util.List;

/**
 * What is sent at once: a single page, or a flood folded into one.
 *
 * @param id the escalation's id, or one that is a function of the members' ids; the same at every attempt
 * @param notices in the order in which they were raised; at least one
 * @param count how many it speaks for, those that are not carried included
 * @param now when it is sent
 */
public record Message(String id, List<Notice> notices, int count, Instant now) {
    public Message {
        notices = List.copyOf(notices);
        if (notices.isEmpty() || count < notices.size()) {
            throw new IllegalArgumentException("a message speaks for " + count + " and carries " + notices.size()
                    + "; it must carry 1 up to those");
        }
    }

    /** A single page. */
    public static Message of(Notice notice, Instant now) {
        return new Message(notice.escalation().getId(), List.of(notice), 1, now);
    }

    /** Whether it is a flood. */
    public boolean isGroup() {
        return count > 1;
    }
}
