package io.huiyin.topic;

/** The key under which everything of one tenant and site travels, so that it meets in one task. */
public record TaskKey(String tenant, String site) {

    /** tenant "." site. */
    @Override
    public String toString() {
        return tenant + "." + site;
    }
}
