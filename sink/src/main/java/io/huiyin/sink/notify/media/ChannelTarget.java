package io.huiyin.sink.notify.media;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.ChannelRules;
import io.huiyin.policy.GroupRules;
import io.huiyin.policy.Language;
import java.net.URI;
import java.util.Optional;

/** A channel as it is at an instant, by the policy that is in force then. */
public record ChannelTarget(ChannelRules rules, Readers readers) {

    /** A webhook of no tenant: each page by itself, as fast as they come. */
    public static ChannelTarget webhook(String name, URI url, Optional<String> secret) {
        var address = new ChannelAddress.Webhook(url, secret);
        return new ChannelTarget(new ChannelRules(name, address, Language.BOTH, 0, GroupRules.NEVER), Readers.UNKNOWN);
    }

    /** A single page as its readers see it. */
    Page page(Message message) {
        return Page.of(message.notices().getFirst(), readers, rules.language(), message.now());
    }

    /** A flood as its readers see it. */
    Flood flood(Message message) {
        return Flood.of(message, readers, rules.language());
    }

    /** The whole message as lines of text. */
    String text(Message message) {
        return message.isGroup() ? flood(message).text() : page(message).text(rules.language());
    }
}
