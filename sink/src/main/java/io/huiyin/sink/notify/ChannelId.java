package io.huiyin.sink.notify;

/** One tenant's channel: what fails, waits and is in order by itself. */
record ChannelId(String tenant, String name) {
    /** The name of the installation's own webhook, which no policy can give to a channel. */
    static final String DEFAULT = "@default";

    boolean isDefault() {
        return name.equals(DEFAULT);
    }
}
