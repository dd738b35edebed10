package io.huiyin.sink.notify.media;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a mail server meant that did not take a mail: a reply code of 4xx may pass, one of 5xx does not (RFC 5321, section 4.2.1). */
final class MailAnswer {
    private static final int LONGEST_TEXT = 200;
    private static final int PERMANENT = 5;
    private static final Pattern CODE = Pattern.compile("^\\s*([45]\\d\\d)[ -]");

    private MailAnswer() {}

    /** A mail that some of its recipients got is a mail that was taken: sent again, they would have it twice. */
    static Attempt judge(MessagingException failure) {
        if (failure instanceof SendFailedException partly
                && partly.getValidSentAddresses() != null
                && partly.getValidSentAddresses().length > 0) {
            return new Attempt.Accepted();
        }
        var replies = replies(failure);
        if (replies.isEmpty()) {
            return failure instanceof AuthenticationFailedException
                    ? new Attempt.Rejected("the mail server does not know smtp.user with smtp.password")
                    : new Attempt.Unanswered(sentence(failure));
        }
        return replies.stream()
                .filter(reply -> reply.code / 100 != PERMANENT)
                .findFirst()
                .<Attempt>map(reply -> new Attempt.Refused(reply.code, Optional.empty(), reply.text))
                .orElseGet(() -> new Attempt.Rejected("the mail server answered " + replies.getFirst().text));
    }

    private record Reply(int code, String text) {}

    /** One for each recipient that it refused, or one for the mail. */
    private static List<Reply> replies(MessagingException failure) {
        var ofAddresses = new ArrayList<Reply>();
        var ofTheMail = new ArrayList<Reply>();
        for (Exception one = failure;
                one != null;
                one = one instanceof MessagingException more ? more.getNextException() : null) {
            switch (one) {
                case SMTPAddressFailedException address ->
                    ofAddresses.add(new Reply(address.getReturnCode(), sentence(address)));
                case SMTPSendFailedException mail -> ofTheMail.add(new Reply(mail.getReturnCode(), sentence(mail)));
                case SMTPSenderFailedException mail -> ofTheMail.add(new Reply(mail.getReturnCode(), sentence(mail)));
                default -> fromText(one).ifPresent(ofTheMail::add);
            }
        }
        return ofAddresses.isEmpty() ? ofTheMail : ofAddresses;
    }

    private static Optional<Reply> fromText(Exception failure) {
        var text = String.valueOf(failure.getMessage());
        var code = CODE.matcher(text);
        return code.find()
                ? Optional.of(new Reply(Integer.parseInt(code.group(1)), sentence(failure)))
                : Optional.empty();
    }

    private static String sentence(Exception failure) {
        return Cut.characters(
                Plain.line(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage()),
                LONGEST_TEXT);
    }
}
