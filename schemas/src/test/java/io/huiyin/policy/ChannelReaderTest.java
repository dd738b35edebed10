package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.check.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelReaderTest {

    @Test
    void read_channelOfEachKind_hasItsAddressAndWhatItsServiceTakes() {
        var channels = channels("""
                - {name: a, kind: webhook, url: "http://desk.example.org/in", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}
                - {name: b, kind: wecom, url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", language: zh}
                - {name: c, kind: dingtalk, url: "https://oapi.dingtalk.com/robot/send?access_token=t", secret: SECs}
                - {name: d, kind: feishu, url: "https://open.feishu.cn/open-apis/bot/v2/hook/h", rate: 50, group: never}
                - {name: e, kind: slack, url: "https://hooks.slack.com/services/T/B/x", language: en, group: {from: 2}}
                - {name: f, kind: mail, to: [duty@example.org, 值班@例子.中国]}
                - {name: g, kind: mail}
                - {name: h, kind: pagerduty, key: R0}
                - {name: i, kind: alertmanager, url: "http://alertmanager:9093/am", labels: {team: sea}, lasts: 1h}
                - {name: j, kind: template, method: PUT, url: "https://api.example.org/alerts", headers: {Authorization: "Key k"}, body: '{"m": "{{title:130}}", "n": {{count}}}'}
                """);
        assertThat(channels)
                .containsExactly(
                        new ChannelRules(
                                "a",
                                new ChannelAddress.Webhook(
                                        URI.create("http://desk.example.org/in"),
                                        Optional.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                                Language.BOTH,
                                0,
                                GroupRules.NEVER),
                        new ChannelRules(
                                "b",
                                new ChannelAddress.WeCom(
                                        URI.create("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k")),
                                Language.ZH,
                                20,
                                GroupRules.FOR_PEOPLE),
                        new ChannelRules(
                                "c",
                                new ChannelAddress.DingTalk(
                                        URI.create("https://oapi.dingtalk.com/robot/send?access_token=t"),
                                        Optional.of("SECs")),
                                Language.BOTH,
                                20,
                                GroupRules.FOR_PEOPLE),
                        new ChannelRules(
                                "d",
                                new ChannelAddress.Feishu(
                                        URI.create("https://open.feishu.cn/open-apis/bot/v2/hook/h"), Optional.empty()),
                                Language.BOTH,
                                50,
                                GroupRules.NEVER),
                        new ChannelRules(
                                "e",
                                new ChannelAddress.Slack(URI.create("https://hooks.slack.com/services/T/B/x")),
                                Language.EN,
                                60,
                                new GroupRules(2, Duration.ofSeconds(10), false)),
                        new ChannelRules(
                                "f",
                                new ChannelAddress.Mail(List.of("duty@example.org", "值班@例子.中国")),
                                Language.BOTH,
                                60,
                                GroupRules.FOR_PEOPLE),
                        new ChannelRules(
                                "g", new ChannelAddress.Mail(List.of()), Language.BOTH, 60, GroupRules.FOR_PEOPLE),
                        new ChannelRules(
                                "h",
                                new ChannelAddress.PagerDuty(
                                        URI.create("https://events.pagerduty.com/v2/enqueue"), "R0"),
                                Language.BOTH,
                                120,
                                GroupRules.NEVER),
                        new ChannelRules(
                                "i",
                                new ChannelAddress.Alertmanager(
                                        URI.create("http://alertmanager:9093/am"),
                                        Map.of(),
                                        Map.of("team", "sea"),
                                        Duration.ofHours(1)),
                                Language.BOTH,
                                0,
                                GroupRules.NEVER),
                        new ChannelRules(
                                "j",
                                new ChannelAddress.Template(
                                        "PUT",
                                        URI.create("https://api.example.org/alerts"),
                                        Map.of("Authorization", "Key k"),
                                        new TemplateText("{\"m\": \"{{title:130}}\", \"n\": {{count}}}")),
                                Language.BOTH,
                                60,
                                GroupRules.NEVER));
        assertThat(channels.toString())
                .doesNotContain("whsec_Mf", "key=k", "=t]", "SECs", "/hook/", "T/B", "R0", "Key k");
    }

    @Test
    void read_languageOfThePolicy_isThatOfChannelsThatNameNone() {
        var parsed = PolicyLanguage.parse("""
                extends: builtin
                language: zh
                channels:
                  - {name: a, kind: webhook, url: "https://example.org"}
                  - {name: b, kind: webhook, url: "https://example.org", language: zh+en}
                """);
        assertThat(parsed).isInstanceOfSatisfying(Parsed.Sound.class, sound -> assertThat(
                        sound.rules().channels())
                .extracting(ChannelRules::language)
                .containsExactly(Language.ZH, Language.BOTH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "kind: weecom; kind; the nearest is 'wecom'",
                "{}; kind; given: a kind of channel",
                "kind: [a]; kind; a kind of channel",
                "kind: wecom, url: \"https://example.org/send\"; url; with key= in it",
                "kind: wecom, url: \"http://qyapi.weixin.qq.com/send?key=k\"; url; an absolute https address",
                "kind: wecom, url: \"https://example.org/send?key=k\", secret: s; secret; one of the keys",
                "kind: dingtalk, url: \"https://example.org/send?key=k\"; url; access_token=",
                "kind: feishu; url; given: an absolute https address",
                "kind: feishu, url: \"https://example.org\", secret: [a]; secret; one line of 1 to 200",
                "kind: slack, url: \"http://8.8.8.8/x\"; url; an absolute https address, or http to a private host",
                "kind: slack, url: \"ftp://slack\"; url; an absolute https address",
                "kind: webhook, url: \"https://example.org\", secret: whsec_%%%; secret; base 64 after whsec_",
                "kind: webhook, url: \"https://example.org\", to: a@example.org; to; one of the keys",
                "kind: mail, to: nobody; to; an address such as duty@example.org",
                "kind: mail, to: []; to; at least one value",
                "kind: mail, url: \"https://example.org\"; url; one of the keys name, kind, rate",
                "kind: pagerduty; key; given: the integration key",
                "kind: pagerduty, key: k, group: never; group; one of the keys",
                "kind: alertmanager, url: \"http://a:1\", labels: {a-b: c}; labels.a-b; a label of letters",
                "kind: alertmanager, url: \"http://a:1\", lasts: 30s; lasts; at least 1m",
                "kind: alertmanager, url: \"http://a:1\", headers: {Host: c}; headers.Host; a header of one's own",
                "kind: template, url: \"http://a:1\"; body; given: JSON",
                "kind: template, url: \"http://a:1\", body: \"{{titles}}\"; body; the nearest is 'title'",
                "kind: template, url: \"http://a:1\", body: '{\"a\": {{title}}}'; body; with texts inside quotes",
                "kind: template, url: \"http://a:1\", body: '{\"a\": \"{{title:x}}\"}'; body; {{title:130}}",
                "kind: template, url: \"http://a:1\", body: '{\"a\": 1} b'; body; JSON once its places are filled in",
                "kind: template, url: \"http://a:1\", body: '{}', method: GET; method; POST, PUT or PATCH",
                "kind: template, url: \"http://a:1\", body: '{}', headers: {a: \"\"}; headers.a; one line of 1 to 1000",
                "kind: webhook, url: \"https://example.org\", language: fr; language; zh, en or zh+en",
                "kind: webhook, url: \"https://example.org\", rate: 0; rate; a whole number from 1 to 6000",
                "kind: webhook, url: \"https://example.org\", group: {from: 1}; group.from; a whole number from 2",
            })
    void read_oneThingWrong_isAnsweredByName(String channel, String field, String expected) {
        var fields = channel.equals("{}") ? "" : ", " + channel;
        var problems = problems("- {name: a" + fields + "}");

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().field())
                .isEqualTo("channels[0]." + field + (given(channel, field) ? " (line 3)" : ""));
        assertThat(problems.getFirst().expected()).contains(expected);
    }

    @Test
    void read_wrongSecret_isNotRepeated() {
        var problems = problems("""
                - {name: a, kind: webhook, url: "https://example.org", secret: "whsec_my secret"}
                - {name: b, kind: template, url: "http://a:1", headers: {Authorization: "my secret\\n"}, body: "{}"}
                - {name: c, kind: pagerduty, key: "my secret\\u0007"}
                - {name: d, kind: wecom, url: "http://example.org/send?key=my secret"}
                - {name: e, kind: slack, url: "http://my secret@example.org/my secret"}
                - {name: f, kind: slack, url: "hooks.slack.com/services/my secret"}
                """);
        assertThat(problems).hasSize(6).noneMatch(problem -> problem.sentence().contains("my secret"));
        assertThat(problems)
                .extracting(Problem::value)
                .endsWith("http://example.org/…", "http://example.org/…", "hooks.slack.com/…");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true", "127.0.0.1, true", "10.1.2.3, true", "172.16.0.1, true", "172.32.0.1, false",
        "192.168.1.1, true", "[::1], true", "[fd00::1], true", "[2001:db8::1], false", "alertmanager, true",
        "hooks.svc, true", "desk.internal, true", "example.org, false", "10.example.org, false",
                "10.1.2.3.nip.io, false"
    })
    void isPrivate_byTheNameAlone(String host, boolean isPrivate) {
        assertThat(HostName.isPrivate(host)).isEqualTo(isPrivate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "duty@example.org; true", "a.b+c@例子.中国; true", "duty; false", "a@b@c; false", "a b@c; false",
                "<a@c>; false", "a@c,b@c; false", "@c; false", "a@; false", "a@-c; false"
            })
    void isAddress_plainAddressesOnly(String text, boolean is) {
        assertThat(MailAddress.isAddress(text)).isEqualTo(is);
    }

    @Test
    void fill_escapesAndCutsByCodePoints() {
        var text = new TemplateText("{\"a\": \"{{ title }}\", \"b\": \"{{title:3}}\", \"n\": {{count}}}");
        assertThat(text.fill(field -> field == TemplateField.COUNT ? "7" : "\"漏\n😀水$1"))
                .isEqualTo("{\"a\": \"\\\"漏\\n😀水$1\", \"b\": \"\\\"漏…\", \"n\": 7}");
    }

    private static boolean given(String channel, String field) {
        return channel.contains(field.substring(field.indexOf('.') + 1) + ":");
    }

    private static List<ChannelRules> channels(String yaml) {
        return ((Parsed.Sound) PolicyLanguage.parse("extends: builtin\nchannels:\n" + yaml.indent(2)))
                .rules()
                .channels();
    }

    private static List<Problem> problems(String yaml) {
        return ((Parsed.Unsound) PolicyLanguage.parse("extends: builtin\nchannels:\n" + yaml.indent(2))).problems();
    }
}
