package io.huiyin.sink.notify;

import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Severity;
import io.huiyin.policy.ChannelRules;
import io.huiyin.policy.PolicyRules;
import io.huiyin.sink.notify.media.Attempt;
import io.huiyin.sink.notify.media.ChannelTarget;
import io.huiyin.sink.notify.media.Media;
import io.huiyin.sink.notify.media.Message;
import io.huiyin.sink.notify.media.Notice;
import io.huiyin.sink.notify.media.Readers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A test message on one channel, sent once: past the ledger, silences and the channel's rate. */
public final class ChannelTrial {
    private static final Duration AHEAD = Duration.ofHours(1);

    private ChannelTrial() {}

    /**
     * Sends a warning that says that it is a test, and waits for what the receiver answers.
     *
     * @param rules whose channel it is: the names and the zone that its readers know
     */
    public static Attempt send(
            NotifyConfig config, ChannelRules channel, PolicyRules rules, String tenant, Instant now) {
        var escalation = escalation(channel, tenant, now);
        var link = config.console().resolve("/");
        var notice = new Notice(escalation, link.toString(), Body.leading(escalation, link));
        try (var media = new Media(config.timeout(), config.smtp())) {
            return media.send(new ChannelTarget(channel, Readers.of(rules)), Message.of(notice, now));
        }
    }

    private static Escalation escalation(ChannelRules channel, String tenant, Instant now) {
        var caseId = tenant + ".test.TEST";
        return Escalation.newBuilder()
                .setId(caseId + "/test/warning/" + now.toEpochMilli())
                .setCaseId(caseId)
                .setTenant(tenant)
                .setSite("test")
                .setKind(EscalationKind.WARNING)
                .setClock("test")
                .setStep("warning")
                .setStepIndex(0)
                .setGeneration(0)
                .setDueAt(now)
                .setDeadline(now.plus(AHEAD))
                .setRaisedAt(now)
                .setPaged(true)
                .setChannels(List.of(channel.name()))
                .setReason("somebody tries the channel '" + channel.name() + "'")
                .setTitle("测试消息，无需处理 / This is a test, nothing is to be done")
                .setSeverity(Severity.LOW)
                .build();
    }
}
