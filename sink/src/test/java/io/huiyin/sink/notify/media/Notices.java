package io.huiyin.sink.notify.media;

import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Severity;
import io.huiyin.json.EventJson;
import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.ChannelRules;
import io.huiyin.policy.GroupRules;
import io.huiyin.policy.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Pages of a coal mine near Taiyuan, and those who read them. */
final class Notices {
    static final Instant NOW = Instant.parse("2026-03-03T06:05:00Z");
    static final Instant DEADLINE = Instant.parse("2026-03-03T04:00:00Z");
    static final Readers READERS =
            new Readers(ZoneId.of("Asia/Shanghai"), "北山煤矿", Map.of("north", "北翼"), Map.of("roof", "顶板"));

    private Notices() {}

    /** A leak in a drift, critical, two hours and five minutes overdue. */
    static Escalation.Builder leak() {
        return Escalation.newBuilder()
                .setId("mine-7.north.K7M2/respond/breach/1")
                .setCaseId("mine-7.north.K7M2")
                .setTenant("mine-7")
                .setSite("north")
                .setKind(EscalationKind.BREACH)
                .setClock("respond")
                .setStep("breach")
                .setStepIndex(1)
                .setGeneration(1)
                .setDueAt(DEADLINE)
                .setDeadline(DEADLINE)
                .setRaisedAt(DEADLINE.plusSeconds(1))
                .setPaged(true)
                .setAudience(List.of("owner"))
                .setRecipients(List.of("张三", "li.si@example.org"))
                .setChannels(List.of("duty"))
                .setReason("the deadline of 'respond' passed at 2026-03-03T04:00:00Z")
                .setTitle("巷道 3 顶板漏水")
                .setExcerpt("屋顶漏水 \"again\" \\ {,}，𠮷日 😀")
                .setCategory("roof")
                .setSeverity(Severity.CRITICAL)
                .setOwner("安全科")
                .setAssignee("张三");
    }

    static Notice notice(Escalation escalation) {
        var link = "https://huiyin.example.org/cases/" + escalation.getCaseId();
        var body = Json.object().put("type", "escalation.breach");
        body.put("timestamp", escalation.getRaisedAt().toString());
        body.put("link", link);
        body.set("data", EventJson.write(escalation));
        return new Notice(escalation, link, body.toString());
    }

    static Message single(Escalation escalation) {
        return Message.of(notice(escalation), NOW);
    }

    /** So many pages, each of another case. */
    static Message flood(int carried, int count) {
        return new Message(
                "group-1",
                IntStream.range(0, carried)
                        .mapToObj(i -> notice(leak().setId("x" + i)
                                .setCaseId("mine-7.north.C" + i)
                                .setSeverity(i < 2 ? Severity.CRITICAL : Severity.NORMAL)
                                .build()))
                        .toList(),
                count,
                NOW);
    }

    static ChannelTarget target(ChannelAddress address, Language language) {
        return new ChannelTarget(new ChannelRules("duty", address, language, 0, GroupRules.NEVER), READERS);
    }
}
