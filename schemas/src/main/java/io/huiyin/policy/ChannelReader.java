package io.huiyin.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads {@code channels}. */
final class ChannelReader {
    private static final int HIGHEST_RATE = 6000;

    private final Language usual;

    /** @param usual of channels that name no language */
    ChannelReader(Language usual) {
        this.usual = usual;
    }

    List<ChannelRules> read(Field field) {
        var channels = new ArrayList<ChannelRules>();
        var names = new LinkedHashSet<String>();
        for (var item : field.items()) {
            var kindField = item.inside("kind");
            var kind = ChannelKind.of(kindField.text());
            var section = item.section(kind.map(ChannelKind::keys).orElseGet(ChannelKind::allKeys));
            var name = ClassifyReader.name(section);
            if (!names.add(name)) {
                item.refuse(name, "a channel with a name of its own");
            }
            if (kind.isEmpty()) {
                kindField.required(
                        ClockReader.names("a kind of channel", kindField, ChannelKind.words()),
                        _text -> Optional.empty());
            }
            kind.flatMap(one -> channel(one, name, section)).ifPresent(channels::add);
        }
        return List.copyOf(channels);
    }

    private Optional<ChannelRules> channel(ChannelKind kind, String name, Section section) {
        var language = language(section.field("language")).orElse(usual);
        var rate = Values.whole(section.field("rate"), 1, HIGHEST_RATE).orElse(kind.rate());
        var group = GroupReader.read(section.field("group"), kind.group());
        return kind.address(section).map(address -> new ChannelRules(name, address, language, rate, group));
    }

    static Optional<Language> language(Field field) {
        return field.value("zh, en or zh+en", text -> switch (text) {
            case "zh" -> Optional.of(Language.ZH);
            case "en" -> Optional.of(Language.EN);
            case "zh+en" -> Optional.of(Language.BOTH);
            default -> Optional.empty();
        });
    }
}
