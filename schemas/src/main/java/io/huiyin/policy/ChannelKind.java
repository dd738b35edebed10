package io.huiyin.policy;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of channel that a policy may name, each with its keys and what holds where nothing is said. */
enum ChannelKind {
    WEBHOOK("webhook", 0, GroupRules.NEVER, AddressReader::webhook, "language", "group", "url", "secret"),
    /** 20 messages a minute, https://developer.work.weixin.qq.com/document/path/91770. */
    WECOM("wecom", 20, GroupRules.FOR_PEOPLE, AddressReader::weCom, "language", "group", "url"),
    /** 20 messages a minute, https://open.dingtalk.com/document/orgapp/custom-robot-access. */
    DINGTALK("dingtalk", 20, GroupRules.FOR_PEOPLE, AddressReader::dingTalk, "language", "group", "url", "secret"),
    /** 100 messages a minute, https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. */
    FEISHU("feishu", 100, GroupRules.FOR_PEOPLE, AddressReader::feishu, "language", "group", "url", "secret"),
    /** One message a second, https://docs.slack.dev/apis/web-api/rate-limits. */
    SLACK("slack", 60, GroupRules.FOR_PEOPLE, AddressReader::slack, "language", "group", "url"),
    MAIL("mail", 60, GroupRules.FOR_PEOPLE, AddressReader::mail, "language", "group", "to"),
    /** 120 events a minute for each key, https://developer.pagerduty.com/docs/events-api-v2-overview. */
    PAGERDUTY("pagerduty", 120, GroupRules.NEVER, AddressReader::pagerDuty, "language", "url", "key"),
    ALERTMANAGER(
            "alertmanager",
            0,
            GroupRules.NEVER,
            AddressReader::alertmanager,
            "language",
            "url",
            "headers",
            "labels",
            "lasts"),
    TEMPLATE(
            "template",
            60,
            GroupRules.NEVER,
            AddressReader::template,
            "language",
            "group",
            "method",
            "url",
            "headers",
            "body");

    private final String word;
    private final int rate;
    private final GroupRules group;
    private final Function<Section, Optional<ChannelAddress>> reader;
    private final String[] keys;

    ChannelKind(
            String word,
            int rate,
            GroupRules group,
            Function<Section, Optional<ChannelAddress>> reader,
            String... own) {
        this.word = word;
        this.rate = rate;
        this.group = group;
        this.reader = reader;
        this.keys = Stream.concat(Stream.of("name", "kind", "rate"), Arrays.stream(own))
                .toArray(String[]::new);
    }

    static Optional<ChannelKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static Set<String> words() {
        return Arrays.stream(values()).map(kind -> kind.word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String[] allKeys() {
        return Arrays.stream(values())
                .flatMap(kind -> Arrays.stream(kind.keys))
                .distinct()
                .toArray(String[]::new);
    }

    String[] keys() {
        return keys.clone();
    }

    /** Messages a minute that the service takes; 0 where it names no limit. */
    int rate() {
        return rate;
    }

    /** How it folds a flood where nothing is said. */
    GroupRules group() {
        return group;
    }

    Optional<ChannelAddress> address(Section section) {
        return reader.apply(section);
    }
}
