package io.huiyin.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads where a channel of each kind leads. Secrets that are wrong are not repeated in what is said of them. */
final class AddressReader {
    private static final int LONGEST_SECRET = 200;
    private static final int LONGEST_VALUE = 1000;
    private static final int LONGEST_BODY = 20_000;
    private static final int MOST_ADDRESSES = 50;
    private static final String WHSEC = "whsec_";
    private static final String HTTPS = "an absolute https address, or http to a private host";
    private static final Pattern HOST = Pattern.compile("^([a-zA-Z]+://)?(?:[^/?#]*@)?([^/?#@]*)");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,99}");
    /** What the HTTP client says for itself. */
    private static final Set<String> RESERVED_HEADERS = Set.of(
            "connection",
            "content-length",
            "content-type",
            "date",
            "expect",
            "host",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private static final URI PAGERDUTY = URI.create("https://events.pagerduty.com/v2/enqueue");

    private AddressReader() {}

    /** Http is taken from anywhere to anywhere: policies have had it from the first, and what is posted is signed. */
    static Optional<ChannelAddress> webhook(Section section) {
        var url =
                address(section.field("url"), "an absolute http or https address", text -> url(text, "http", "https"));
        var secret = secret(section.field("secret"));
        if (secret.isPresent() && !isKey(secret.get())) {
            section.field("secret").refuse("(hidden)", "base 64 after whsec_, or a text that does not begin so");
        }
        return url.map(one -> new ChannelAddress.Webhook(one, secret));
    }

    static Optional<ChannelAddress> weCom(Section section) {
        return robot(section, "key=").map(ChannelAddress.WeCom::new);
    }

    static Optional<ChannelAddress> dingTalk(Section section) {
        var secret = secret(section.field("secret"));
        return robot(section, "access_token=").map(url -> new ChannelAddress.DingTalk(url, secret));
    }

    static Optional<ChannelAddress> feishu(Section section) {
        var secret = secret(section.field("secret"));
        return guarded(section.field("url")).map(url -> new ChannelAddress.Feishu(url, secret));
    }

    static Optional<ChannelAddress> slack(Section section) {
        return guarded(section.field("url")).map(ChannelAddress.Slack::new);
    }

    static Optional<ChannelAddress> mail(Section section) {
        var to = section.field("to");
        var addresses = List.copyOf(to.oneOrMore("an address such as duty@example.org", MailAddress::parse));
        if (addresses.size() > MOST_ADDRESSES) {
            to.refuse(addresses.size() + " addresses", "at most " + MOST_ADDRESSES + " addresses");
        }
        return Optional.of(new ChannelAddress.Mail(addresses));
    }

    static Optional<ChannelAddress> pagerDuty(Section section) {
        var url = section.field("url");
        var where = url.given() ? guarded(url) : Optional.of(PAGERDUTY);
        if (!section.field("key").given()) {
            section.field("key").refuse("", "given: the integration key of the service");
        }
        var key = secret(section.field("key"));
        return where.flatMap(one -> key.map(given -> new ChannelAddress.PagerDuty(one, given)));
    }

    static Optional<ChannelAddress> alertmanager(Section section) {
        var headers = headers(section.field("headers"));
        var labels = named(
                section.field("labels"), "a label of letters, digits and underscores", LABEL.asMatchPredicate(), false);
        var lasts =
                Values.duration(section.field("lasts"), Duration.ofMinutes(1)).orElse(Duration.ofHours(4));
        return guarded(section.field("url")).map(url -> new ChannelAddress.Alertmanager(url, headers, labels, lasts));
    }

    static Optional<ChannelAddress> template(Section section) {
        var method = section.field("method")
                .value("POST, PUT or PATCH", text -> Optional.of(text).filter(Set.of("POST", "PUT", "PATCH")::contains))
                .orElse("POST");
        var headers = headers(section.field("headers"));
        var field = section.field("body");
        var body = field.required("JSON of 1 to " + LONGEST_BODY + " characters", Values.text(LONGEST_BODY));
        var wrong = body.flatMap(TemplateText::wrong);
        wrong.ifPresent(expected -> field.refuse(field.text(), expected));
        var url = guarded(section.field("url"));
        return url.isEmpty() || body.isEmpty() || wrong.isPresent()
                ? Optional.empty()
                : Optional.of(new ChannelAddress.Template(method, url.get(), headers, new TemplateText(body.get())));
    }

    private static Optional<URI> robot(Section section, String key) {
        return address(
                section.field("url"),
                HTTPS + ", with " + key + " in it as the group's settings show it",
                text -> guarded(text)
                        .filter(url ->
                                url.getRawQuery() != null && url.getRawQuery().contains(key)));
    }

    private static Optional<URI> guarded(Field field) {
        return address(field, HTTPS, AddressReader::guarded);
    }

    private static Optional<URI> guarded(String text) {
        return url(text, "http", "https")
                .filter(url -> url.getScheme().equals("https") || HostName.isPrivate(url.getHost()));
    }

    /** What is wrong with an address is said without what stands behind its host, which is the secret of most. */
    private static Optional<URI> address(Field field, String expected, Function<String, Optional<URI>> parse) {
        var url = parse.apply(field.text());
        if (!field.given()) {
            field.refuse("", "given: " + expected);
        } else if (url.isEmpty()) {
            field.refuse(hostOf(field.text()), expected);
        }
        return url;
    }

    private static String hostOf(String text) {
        var host = HOST.matcher(text);
        return host.find() && host.end() < text.length() ? host.group().replaceFirst("[^/]*@", "") + "/…" : text;
    }

    private static Optional<URI> url(String text, String... schemes) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null && Set.of(schemes).contains(uri.getScheme())
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException _e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(Field field) {
        return named(
                field,
                "a header of one's own, such as Authorization",
                name -> HEADER.matcher(name).matches() && !RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT)),
                true);
    }

    private static Map<String, String> named(Field field, String expected, Predicate<String> name, boolean secret) {
        var values = new LinkedHashMap<String, String>();
        field.byName().forEach((key, value) -> {
            if (!name.test(key)) {
                value.refuse(key, expected);
            } else if (!fits(value.text(), LONGEST_VALUE)) {
                value.refuse(secret ? "(hidden)" : value.text(), "one line of 1 to " + LONGEST_VALUE + " characters");
            }
            values.put(key, value.text().strip());
        });
        return Collections.unmodifiableMap(values);
    }

    private static Optional<String> secret(Field field) {
        if (field.given() && !fits(field.text(), LONGEST_SECRET)) {
            field.refuse("(hidden)", "one line of 1 to " + LONGEST_SECRET + " characters");
            return Optional.empty();
        }
        return Optional.of(field.text().strip()).filter(text -> !text.isEmpty());
    }

    private static boolean fits(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isKey(String secret) {
        if (!secret.startsWith(WHSEC)) {
            return true;
        }
        try {
            return Base64.getDecoder().decode(secret.substring(WHSEC.length())).length > 0;
        } catch (IllegalArgumentException _e) {
            return false;
        }
    }
}
