package io.huiyin.sink.notify.media;

import io.huiyin.policy.ChannelAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Every kind of channel that there is. */
public final class Media implements Medium {
    private final Caller http;
    private final Optional<Mail> mail;

    /** Without a mail server. */
    public Media(Duration timeout) {
        this(timeout, Optional.empty());
    }

    /**
     * @param timeout how long a receiver may take
     * @param smtp the installation's mail server; without one no mail is sent
     */
    public Media(Duration timeout, Optional<SmtpConfig> smtp) {
        http = new Caller(timeout);
        mail = smtp.map(Mail::new);
    }

    @Override
    public Attempt send(ChannelTarget target, Message message) {
        return switch (target.rules().address()) {
            case ChannelAddress.Webhook one -> http(one, Webhook.call(one, message), message, Webhook::judge);
            case ChannelAddress.WeCom one -> http(one, WeCom.call(one, target, message), message, WeCom::judge);
            case ChannelAddress.DingTalk one ->
                http(one, DingTalk.call(one, target, message), message, DingTalk::judge);
            case ChannelAddress.Feishu one -> http(one, Feishu.call(one, target, message), message, Feishu::judge);
            case ChannelAddress.Slack one -> http(one, Slack.call(one, target, message), message, Slack::judge);
            case ChannelAddress.Mail one -> mail(one, target, message);
            case ChannelAddress.PagerDuty one ->
                http(one, PagerDuty.call(one, target, message), message, PagerDuty::judge);
            case ChannelAddress.Alertmanager one ->
                http(one, Alertmanager.call(one, target, message), message, Alertmanager::judge);
            case ChannelAddress.Template one ->
                http(one, Template.call(one, target, message), message, Template::judge);
        };
    }

    private Attempt http(ChannelAddress address, Call call, Message message, Function<Answer, Attempt> judge) {
        return Redaction.of(address).apply(http.call(call, message.now(), judge));
    }

    private Attempt mail(ChannelAddress.Mail address, ChannelTarget target, Message message) {
        return mail.map(server -> server.send(Letter.of(address.to(), target, message), message.now()))
                .orElseGet(
                        () -> new Attempt.Undeliverable("this installation has no mail server; smtp.host names one"));
    }

    @Override
    public void close() {
        http.close();
        mail.ifPresent(Mail::close);
    }
}
