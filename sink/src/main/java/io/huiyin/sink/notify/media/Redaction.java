package io.huiyin.sink.notify.media;

import io.huiyin.policy.ChannelAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a channel's secrets out of what is said of it: an address that holds a key, or an answer that repeats it. */
record Redaction(List<String> secrets) {
    /** Shorter parts of an address are words, not keys. */
    private static final int SHORTEST_KEY = 8;

    private static final int SHORTEST = 4;

    static Redaction of(ChannelAddress address) {
        var secrets =
                switch (address) {
                    case ChannelAddress.Webhook one -> all(one.url(), one.secret().stream());
                    case ChannelAddress.WeCom one -> all(one.url(), Stream.empty());
                    case ChannelAddress.DingTalk one -> all(one.url(), one.secret().stream());
                    case ChannelAddress.Feishu one -> all(one.url(), one.secret().stream());
                    case ChannelAddress.Slack one -> all(one.url(), Stream.empty());
                    case ChannelAddress.Mail one -> Stream.<String>empty();
                    case ChannelAddress.PagerDuty one -> all(one.url(), Stream.of(one.key()));
                    case ChannelAddress.Alertmanager one ->
                        all(one.url(), words(one.headers().values()));
                    case ChannelAddress.Template one ->
                        all(one.url(), words(one.headers().values()));
                };
        return new Redaction(
                secrets.filter(secret -> !secret.isBlank()).distinct().toList());
    }

    Attempt apply(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Accepted accepted -> accepted;
            case Attempt.Refused one -> new Attempt.Refused(one.status(), one.retryAfter(), apply(one.detail()));
            case Attempt.Rejected one -> new Attempt.Rejected(apply(one.error()));
            case Attempt.Unanswered one -> new Attempt.Unanswered(apply(one.error()));
            case Attempt.Undeliverable one -> new Attempt.Undeliverable(apply(one.error()));
        };
    }

    private String apply(String text) {
        var told = text;
        for (var secret : secrets) {
            told = told.replace(secret, "***");
        }
        return told;
    }

    private static Stream<String> all(URI url, Stream<String> further) {
        var query = Optional.ofNullable(url.getRawQuery()).orElse("");
        var ofTheAddress = Stream.of(
                        Stream.of(url.toString()),
                        Arrays.stream(query.split("&")).map(pair -> pair.substring(pair.indexOf('=') + 1)),
                        Arrays.stream(url.getRawPath().split("/")).filter(part -> part.length() >= SHORTEST_KEY),
                        Optional.ofNullable(url.getRawUserInfo()).stream())
                .flatMap(parts -> parts)
                .flatMap(part -> Stream.of(part, URLDecoder.decode(part, StandardCharsets.UTF_8)));
        return Stream.concat(ofTheAddress, further);
    }

    /** Of {@code GenieKey abc} both the whole and its words that may be keys. */
    private static Stream<String> words(Collection<String> values) {
        return values.stream()
                .flatMap(value -> Stream.concat(
                        Stream.of(value),
                        Arrays.stream(value.split("\\s+")).filter(word -> word.length() >= SHORTEST_KEY)));
    }
}
