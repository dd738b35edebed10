package io.huiyin.policy;

import java.time.Duration;

/**
 * How a channel folds a flood of pages into one message.
 *
 * @param from so many pages that are due at once are one message, and so many messages in a minute are a flood; 0 is never
 * @param patience how long a page that is not urgent waits for others in a flood
 * @param always whether every page waits so long, urgent or not, flood or not
 */
public record GroupRules(int from, Duration patience, boolean always) {
    /** Each page by itself. */
    public static final GroupRules NEVER = new GroupRules(0, Duration.ZERO, false);

    /** For what people read: a few pages at once are told one by one; of a flood, one message every 10 s. */
    public static final GroupRules FOR_PEOPLE = new GroupRules(5, Duration.ofSeconds(10), false);

    public boolean never() {
        return from == 0;
    }
}
