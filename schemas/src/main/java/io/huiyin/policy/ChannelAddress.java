package io.huiyin.policy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a channel leads, and what it takes to be let in there. The texts of these values tell no secrets: they may be logged. */
public sealed interface ChannelAddress {

    /** The word for it in a policy. */
    String kind();

    /**
     * JSON posted as the Standard Webhooks specification says.
     *
     * @param secret key of the signature, {@code whsec_} and base 64 as the specification writes it, or any other text, whose
     *     bytes are then the key; empty posts unsigned
     */
    record Webhook(URI url, Optional<String> secret) implements ChannelAddress {
        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }

    /**
     * A robot of a WeCom (企业微信) group.
     *
     * @param url as WeCom shows it; its {@code key} is the secret
     */
    record WeCom(URI url) implements ChannelAddress {
        @Override
        public String kind() {
            return "wecom";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }

    /**
     * A custom robot of a DingTalk (钉钉) group.
     *
     * @param url as DingTalk shows it; its {@code access_token} is a secret
     * @param secret of the robot's signature (加签); empty where its group is guarded otherwise
     */
    record DingTalk(URI url, Optional<String> secret) implements ChannelAddress {
        @Override
        public String kind() {
            return "dingtalk";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }

    /**
     * A custom robot of a Feishu (飞书) or Lark group.
     *
     * @param url as Feishu shows it; the end of its path is a secret
     * @param secret of the robot's signature (签名校验); empty where its group is guarded otherwise
     */
    record Feishu(URI url, Optional<String> secret) implements ChannelAddress {
        @Override
        public String kind() {
            return "feishu";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }

    /**
     * An incoming webhook of Slack.
     *
     * @param url as Slack shows it; its path is the secret
     */
    record Slack(URI url) implements ChannelAddress {
        @Override
        public String kind() {
            return "slack";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }

    /**
     * Mail, by the server that the installation names.
     *
     * @param to addresses; where there are none, those of the escalation's recipients that are addresses
     */
    record Mail(List<String> to) implements ChannelAddress {
        @Override
        public String kind() {
            return "mail";
        }

        @Override
        public String toString() {
            return kind() + " to " + (to.isEmpty() ? "the recipients" : String.join(", ", to));
        }
    }

    /**
     * The Events API v2 of PagerDuty, or of another that speaks it.
     *
     * @param key of the integration: a secret
     */
    record PagerDuty(URI url, String key) implements ChannelAddress {
        @Override
        public String kind() {
            return "pagerduty";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }

    /**
     * The API v2 of a Prometheus Alertmanager.
     *
     * @param url without {@code /api/v2/alerts}
     * @param headers besides those that are always sent; may hold secrets
     * @param labels besides those that every alert has
     * @param lasts how long an alert stands unless it is raised again
     */
    record Alertmanager(URI url, Map<String, String> headers, Map<String, String> labels, Duration lasts)
            implements ChannelAddress {
        @Override
        public String kind() {
            return "alertmanager";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }

    /**
     * Any other service that takes JSON.
     *
     * @param headers besides {@code content-type}; may hold secrets
     * @param body JSON with {@code {{field}}} inside, see {@link TemplateText}
     */
    record Template(String method, URI url, Map<String, String> headers, TemplateText body) implements ChannelAddress {
        @Override
        public String kind() {
            return "template";
        }

        @Override
        public String toString() {
            return kind() + " at " + url.getHost();
        }
    }
}
