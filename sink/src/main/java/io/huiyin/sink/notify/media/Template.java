package io.huiyin.sink.notify.media;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.TemplateField;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any other service: the policy's own JSON, filled in. */
final class Template {
    /** The form is wrong, the key is wrong, or it wants no more. */
    private static final Set<Integer> NEVER = Set.of(400, 401, 403, 410, 422);

    private static final int LONGEST_DETAIL = 200;

    private Template() {}

    static Call call(ChannelAddress.Template address, ChannelTarget target, Message message) {
        var headers = new LinkedHashMap<>(address.headers());
        headers.put("content-type", "application/json");
        var body = address.body().fill(field -> value(field, target, message));
        return new Call(address.method(), address.url(), headers, body, LONGEST_DETAIL * 4);
    }

    /** Of a flood, the fields of a case are those of its first page; headline, text, link and count are its own. */
    private static String value(TemplateField field, ChannelTarget target, Message message) {
        var said = message.notices().getFirst().escalation();
        return switch (field) {
            case ID -> message.id();
            case TYPE -> said.getKind().name().toLowerCase(Locale.ROOT);
            case TENANT -> said.getTenant();
            case SITE -> said.getSite();
            case CASE -> said.getCaseId();
            case CLOCK -> said.getClock();
            case STEP -> said.getStep();
            case TITLE -> text(said.getTitle());
            case EXCERPT -> said.getExcerpt();
            case CATEGORY -> said.getCategory();
            case SEVERITY -> said.getSeverity().name().toLowerCase(Locale.ROOT);
            case OWNER -> text(said.getOwner());
            case ASSIGNEE -> text(said.getAssignee());
            case RECIPIENTS -> String.join(", ", said.getRecipients());
            case REASON -> said.getReason();
            case DEADLINE -> text(said.getDeadline());
            case RAISED_AT -> said.getRaisedAt().toString();
            case LINK ->
                message.isGroup()
                        ? target.flood(message).board()
                        : message.notices().getFirst().link();
            case HEADLINE ->
                message.isGroup()
                        ? target.flood(message).headline()
                        : target.page(message).headline();
            case TEXT -> target.text(message);
            case REPORTS -> Integer.toString(said.getReports());
            case COUNT -> Integer.toString(message.count());
        };
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    static Attempt judge(Answer answer) {
        if (answer.ok()) {
            return new Attempt.Accepted();
        }
        var detail = Cut.characters(Plain.line(answer.body()), LONGEST_DETAIL);
        return NEVER.contains(answer.status())
                ? new Attempt.Rejected(
                        "the receiver answered " + answer.status() + (detail.isEmpty() ? "" : ": " + detail))
                : new Attempt.Refused(answer.status(), answer.retryAfter(), detail);
    }
}
