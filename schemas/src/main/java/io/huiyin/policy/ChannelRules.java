package io.huiyin.policy;

/**
 * Where escalations are pushed, and how.
 *
 * @param language what its readers read
 * @param rate messages a minute at most; 0 is without limit
 * @param group how a flood is folded
 */
public record ChannelRules(String name, ChannelAddress address, Language language, int rate, GroupRules group) {

    /** The word for its kind in a policy. */
    public String kind() {
        return address.kind();
    }
}
