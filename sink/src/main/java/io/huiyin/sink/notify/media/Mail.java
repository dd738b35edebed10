package io.huiyin.sink.notify.media;

import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands letters to the installation's mail server, one connection each, within a time limit for the whole. */
final class Mail implements AutoCloseable {
    private final SmtpConfig config;
    private final Map<String, String> further;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Mail(SmtpConfig config) {
        this(config, Map.of());
    }

    /** @param further properties of Angus Mail over ours */
    Mail(SmtpConfig config, Map<String, String> further) {
        this.config = config;
        this.further = further;
    }

    /** Sends once. Interrupting a virtual thread closes the connection that it waits on. */
    Attempt send(Letter letter, Instant now) {
        if (letter.to().isEmpty()) {
            return new Attempt.Undeliverable(
                    "the channel names no address, and none of the escalation's recipients is one");
        }
        var sending = threads.submit(() -> attempt(letter, now));
        try {
            return sending.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sending.cancel(true);
            return new Attempt.Unanswered("the mail server did not take it within " + config.timeout());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a mail could not be written", e.getCause());
        } catch (InterruptedException e) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt.Unanswered("stopped while waiting for the mail server");
        }
    }

    private Attempt attempt(Letter letter, Instant now) {
        try {
            Transport.send(mime(letter, now));
            return new Attempt.Accepted();
        } catch (MessagingException e) {
            return MailAnswer.judge(e);
        }
    }

    private MimeMessage mime(Letter letter, Instant now) throws MessagingException {
        var domain = host(config.from());
        var mime = new NamedMessage(session(letter), "<" + letter.id() + "@" + domain + ">");
        mime.setFrom(address(config.from()));
        for (var to : letter.to()) {
            mime.addRecipient(RecipientType.TO, address(to));
        }
        mime.setSubject(letter.subject(), "UTF-8");
        mime.setSentDate(Date.from(now));
        mime.setText(letter.text(), "UTF-8");
        // RFC 3834: nobody's holiday answers this.
        mime.setHeader("Auto-Submitted", "auto-generated");
        if (!letter.thread().isEmpty()) {
            mime.setHeader("References", "<" + letter.thread() + "@" + domain + ">");
        }
        if (letter.urgent()) {
            mime.setHeader("X-Priority", "1");
            mime.setHeader("Importance", "high");
        }
        return mime;
    }

    private Session session(Letter letter) {
        var properties = new Properties();
        boolean tls = config.security() == SmtpConfig.Security.TLS;
        var protocol = tls ? "smtps" : "smtp";
        var prefix = "mail." + protocol + ".";
        var timeout = Long.toString(config.timeout().toMillis());
        properties.put("mail.transport.protocol.rfc822", protocol);
        properties.put(prefix + "host", config.host());
        properties.put(prefix + "port", Integer.toString(config.port()));
        properties.put(prefix + "connectiontimeout", timeout);
        properties.put(prefix + "timeout", timeout);
        properties.put(prefix + "writetimeout", timeout);
        properties.put(prefix + "sendpartial", "true");
        properties.put(prefix + "auth", Boolean.toString(config.user().isPresent()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (config.security() == SmtpConfig.Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (letter.to().stream().anyMatch(Mail::needsUtf8)) {
            properties.put("mail.mime.allowutf8", "true");
        }
        properties.putAll(further);
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(config.user().orElse(""), config.password());
            }
        });
    }

    /** Names in other scripts need a server that knows SMTPUTF8 (RFC 6531). */
    private static boolean needsUtf8(String address) {
        return address.substring(0, address.lastIndexOf('@')).chars().anyMatch(c -> c > 0x7f);
    }

    private static Address address(String text) throws AddressException {
        return new InternetAddress(text.substring(0, text.lastIndexOf('@') + 1) + host(text));
    }

    /** Hosts in other scripts go by their ASCII names (RFC 5891). */
    private static String host(String address) {
        return IDN.toASCII(address.substring(address.lastIndexOf('@') + 1));
    }

    /** Keeps the name that it is given where the library would make one up. */
    private static final class NamedMessage extends MimeMessage {
        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
