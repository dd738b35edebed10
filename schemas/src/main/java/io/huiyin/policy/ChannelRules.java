package io.huiyin.policy;

/**
 * Where escalations are pushed, and how.
 *
 * @param language what its readers read
 * @param rate messages a minute at most; 0 is without limit
 * @param groupFrom from so many pages that are due at once they are folded into one message; 0 is never
 */
public record ChannelRules(String name, ChannelAddress address, Language language, int rate, int groupFrom) {

    /** The word for its kind in a policy. */
    public String kind() {
        return address.kind();
    }
}
