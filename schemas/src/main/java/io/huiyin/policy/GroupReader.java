package io.huiyin.policy;

import java.time.Duration;

/** Reads a channel's {@code group}. */
final class GroupReader {
    private static final int LEAST = 2;
    private static final int MOST = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private GroupReader() {}

    /**
     * What is written, over what the kind of channel does by itself.
     *
     * @param usual of a channel that says nothing
     */
    static GroupRules read(Field field, GroupRules usual) {
        if (field.text().equals("never")) {
            return GroupRules.NEVER;
        }
        var section = field.section("from", "wait", "always");
        var base = usual.never() && field.given() ? GroupRules.FOR_PEOPLE : usual;
        var wait = section.field("wait");
        var time = Values.duration(wait, Duration.ZERO);
        if (time.isPresent() && time.get().compareTo(LONGEST_WAIT) > 0) {
            wait.refuse(wait.text(), "at most " + DurationText.write(LONGEST_WAIT));
        }
        return new GroupRules(
                Values.whole(section.field("from"), LEAST, MOST).orElse(base.from()),
                time.orElse(base.patience()),
                Values.flag(section.field("always")).orElse(base.always()));
    }
}
