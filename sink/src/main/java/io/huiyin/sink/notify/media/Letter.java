package io.huiyin.sink.notify.media;

import io.huiyin.event.Severity;
import io.huiyin.policy.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A message as a mail, in plain text.
 *
 * @param to empty where nobody can be written to
 * @param id the same at every attempt, so that a mail which came twice is known for one
 * @param thread the same for all mails about a case, so that they stand together; empty for a flood
 */
record Letter(List<String> to, String subject, String text, String id, String thread, boolean urgent) {
    private static final int LONGEST_SUBJECT = 200;

    /** @param named addresses that the channel names; where there are none, the recipients who are addresses get it */
    static Letter of(List<String> named, ChannelTarget target, Message message) {
        var subject = message.isGroup()
                ? target.flood(message).headline()
                : target.page(message).headline();
        var first = message.notices().getFirst().escalation();
        return new Letter(
                named.isEmpty() ? recipients(message) : named,
                Cut.characters(subject, LONGEST_SUBJECT),
                target.text(message) + "\n",
                digest(message.id()),
                message.isGroup() ? "" : digest(first.getCaseId()),
                message.notices().stream()
                        .anyMatch(notice -> notice.escalation().getSeverity() == Severity.CRITICAL));
    }

    private static List<String> recipients(Message message) {
        return message.notices().stream()
                .flatMap(notice -> notice.escalation().getRecipients().stream())
                .map(String::strip)
                .filter(MailAddress::isAddress)
                .distinct()
                .toList();
    }

    private static String digest(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
