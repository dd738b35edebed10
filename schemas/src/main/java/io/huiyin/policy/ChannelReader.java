package io.huiyin.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code channels}. */
final class ChannelReader {
    private ChannelReader() {}

    static List<ChannelRules> read(Field field) {
        var channels = new ArrayList<ChannelRules>();
        var names = new LinkedHashSet<String>();
        for (var item : field.items()) {
            var section = item.section("name", "kind", "url", "secret", "group");
            var name = ClassifyReader.name(section);
            if (!names.add(name)) {
                item.refuse(name, "a channel with a name of its own");
            }
            var kind = section.field("kind")
                    .required("webhook", text -> Optional.of(text).filter("webhook"::equals));
            var url = section.field("url").required("an absolute http or https address", ChannelReader::url);
            var secret = Values.text(section.field("secret"), 200);
            if (kind.isPresent() && url.isPresent()) {
                channels.add(new ChannelRules(
                        name,
                        new ChannelAddress.Webhook(url.get(), secret),
                        Language.BOTH,
                        0,
                        GroupReader.read(section.field("group"), GroupRules.NEVER)));
            }
        }
        return List.copyOf(channels);
    }

    private static Optional<URI> url(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException _e) {
            return Optional.empty();
        }
    }
}
