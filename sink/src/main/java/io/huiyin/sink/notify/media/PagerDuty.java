package io.huiyin.sink.notify.media;

import io.huiyin.event.Escalation;
import io.huiyin.event.Severity;
import io.huiyin.policy.ChannelAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The Events API v2 of PagerDuty, https://developer.pagerduty.com/docs/events-api-v2-overview: every step of a clock's ladder
 * triggers the one incident of that case and clock. Channels of this kind fold no floods; one that reaches it all the same is an
 * incident of its own.
 */
final class PagerDuty {
    private static final int LONGEST_SUMMARY = 1024;
    private static final int LONGEST_KEY = 255;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY = 429;
    /** "Preferably with a backoff of a few minutes". */
    private static final Duration WAIT = Duration.ofMinutes(2);

    private PagerDuty() {}

    static Call call(ChannelAddress.PagerDuty address, ChannelTarget target, Message message) {
        var notice = message.notices().getFirst();
        var said = notice.escalation();
        var page = target.page(message);
        var body = Json.object()
                .put("routing_key", address.key())
                .put("event_action", "trigger")
                .put("dedup_key", message.isGroup() ? Cut.characters(message.id(), LONGEST_KEY) : dedupKey(said));
        var payload = body.putObject("payload")
                .put(
                        "summary",
                        Cut.characters(
                                message.isGroup() ? target.flood(message).headline() : page.headline(),
                                LONGEST_SUMMARY))
                .put("source", said.getTenant() + "." + said.getSite())
                .put("severity", severity(said.getSeverity()))
                .put("timestamp", said.getRaisedAt().toString())
                .put("component", said.getSite())
                .put("group", said.getTenant())
                .put("class", said.getCategory());
        var details = payload.putObject("custom_details");
        page.facts().forEach(fact -> details.put(fact.label(), fact.value()));
        if (!page.excerpt().isEmpty()) {
            details.put(Phrase.REPORT.in(target.rules().language()), page.excerpt());
        }
        if (message.isGroup()) {
            details.removeAll();
            details.put("text", target.text(message));
        }
        body.putArray("links")
                .addObject()
                .put("href", notice.link())
                .put("text", Phrase.OPEN_CASE.in(target.rules().language()));
        body.put("client", "Huiyin").put("client_url", notice.link());
        return Call.json(address.url(), body.toString());
    }

    /** The same for all steps and repeats of a case's clock. */
    static String dedupKey(Escalation said) {
        return Cut.characters(said.getCaseId() + "/" + said.getClock(), LONGEST_KEY);
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case HIGH -> "error";
            case NORMAL, UNSPECIFIED -> "warning";
            case LOW -> "info";
        };
    }

    static Attempt judge(Answer answer) {
        if (answer.ok()) {
            return new Attempt.Accepted();
        }
        var detail = Cut.characters(Plain.line(answer.body()), 200);
        if (answer.status() == BAD_REQUEST) {
            return new Attempt.Rejected("the receiver answered 400: " + detail);
        }
        return answer.status() == TOO_MANY
                ? new Attempt.Refused(TOO_MANY, answer.retryAfter().or(() -> Optional.of(WAIT)))
                : new Attempt.Refused(answer.status(), answer.retryAfter(), detail);
    }
}
