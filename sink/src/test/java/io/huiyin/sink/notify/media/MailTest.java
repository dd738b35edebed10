package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.huiyin.event.Escalation;
import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.SmtpConfig.Security;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail against GreenMail, and against a server that misbehaves as no real one can be told to. */
final class MailTest {
    private static final String HOST = "127.0.0.1";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Map<String, String> TRUSTING = Map.of(
            "mail.smtp.ssl.trust", "*",
            "mail.smtps.ssl.trust", "*",
            "mail.smtp.ssl.checkserveridentity", "false",
            "mail.smtps.ssl.checkserveridentity", "false");

    private Optional<GreenMail> greenMail = Optional.empty();
    private final PlayedMailServer played = new PlayedMailServer("STARTTLS");

    @AfterEach
    void close() {
        greenMail.ifPresent(GreenMail::stop);
        played.close();
    }

    @Test
    void send_page_isAMailThatSaysEverything() throws MessagingException, IOException {
        var server = greenMail(ServerSetup.PROTOCOL_SMTP);
        assertThat(send(config(server.getSmtp().getPort(), Security.NONE), Language.ZH, leak(), "duty@example.org"))
                .isEqualTo(new Attempt.Accepted());
        var mail = only(server);
        assertThat(mail.getSubject()).isEqualTo("【紧急】已超时：巷道 3 顶板漏水");
        assertThat(mail.getContent().toString().replace("\r\n", "\n")).isEqualTo("""
                【紧急】已超时：巷道 3 顶板漏水

                期限：3月3日（周二）12:00，已超 2 小时 5 分
                负责：安全科 → 张三
                通知：张三, li.si@example.org
                单位：北山煤矿 · 北翼
                类别：顶板
                原因：时限 respond，步骤 breach
                编号：K7M2
                内容：屋顶漏水 "again" \\ {,}，𠮷日 😀

                https://huiyin.example.org/cases/mine-7.north.K7M2
                """);
        assertThat(mail.getHeader("From")).containsExactly("huiyin@example.org");
        assertThat(mail.getHeader("To")).containsExactly("duty@example.org");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Priority")).containsExactly("1");
        assertThat(mail.getSentDate()).isEqualTo(Notices.NOW);
        assertThat(mail.getMessageID()).matches("<[A-Za-z0-9_-]{43}@example\\.org>");
        assertThat(mail.getHeader("References")[0]).matches("<[A-Za-z0-9_-]{43}@example\\.org>");
    }

    @Test
    void send_again_hasTheSameId_andAnotherStepTheSameThread() throws MessagingException {
        var server = greenMail(ServerSetup.PROTOCOL_SMTP);
        var config = config(server.getSmtp().getPort(), Security.NONE);
        var next = Notices.leak().setId("mine-7.north.K7M2/respond/later/1").build();
        send(config, Language.EN, leak(), "duty@example.org");
        send(config, Language.EN, leak(), "duty@example.org");
        send(config, Language.EN, next, "duty@example.org");
        var mails = server.getReceivedMessages();
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID()).isNotEqualTo(mails[2].getMessageID());
        assertThat(mails[0].getHeader("References")).isEqualTo(mails[2].getHeader("References"));
    }

    @Test
    void send_channelWithoutAddresses_goesToRecipientsThatAreAddresses() throws MessagingException {
        var server = greenMail(ServerSetup.PROTOCOL_SMTP);
        send(config(server.getSmtp().getPort(), Security.NONE), Language.EN, leak());
        assertThat(only(server).getHeader("To")).containsExactly("li.si@example.org");
    }

    @Test
    void send_nobodyWithAnAddress_isUndeliverable() {
        var said = Notices.leak().setRecipients(List.of("张三")).build();
        assertThat(send(config(1, Security.NONE), Language.EN, said))
                .isEqualTo(new Attempt.Undeliverable(
                        "the channel names no address, and none of the escalation's recipients is one"));
    }

    @Test
    void send_whatOthersWrote_addsNoHeaderAndNoRecipient() throws MessagingException {
        var server = greenMail(ServerSetup.PROTOCOL_SMTP);
        var said = Notices.leak()
                .setTitle("leak\r\nBcc: everybody@example.org\r\n\r\n<b>x</b>")
                .setExcerpt("\r\n.\r\nRCPT TO:<everybody@example.org>\r\n")
                .build();
        assertThat(send(config(server.getSmtp().getPort(), Security.NONE), Language.EN, said, "duty@example.org"))
                .isEqualTo(new Attempt.Accepted());
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(only(server).getSubject()).isEqualTo("[Critical] Overdue: leak Bcc: everybody@example.org <b>x</b>");
        assertThat(only(server).getHeader("Bcc")).isNull();
        assertThat(only(server).getContentType()).startsWith("text/plain");
    }

    @Test
    void send_flood_isOneMail() throws MessagingException, IOException {
        var server = greenMail(ServerSetup.PROTOCOL_SMTP);
        try (var mail = new Mail(config(server.getSmtp().getPort(), Security.NONE))) {
            var address = new ChannelAddress.Mail(List.of("duty@example.org"));
            var message = Notices.flood(12, 40);
            mail.send(Letter.of(address.to(), Notices.target(address, Language.EN), message), Notices.NOW);
        }
        assertThat(only(server).getSubject()).isEqualTo("40 escalations, 2 critical");
        assertThat(only(server).getContent().toString())
                .contains("https://huiyin.example.org/cases/mine-7.north.C9", "and 30 more")
                .doesNotContain("C10");
    }

    @Test
    void send_withUserOverTls_isTaken_andWithAWrongPassword_isRejected() throws MessagingException {
        var server = greenMail(ServerSetup.PROTOCOL_SMTPS);
        server.setUser("huiyin@example.org", "huiyin", "right");
        int port = server.getSmtps().getPort();
        assertThat(send(config(port, Security.TLS, "right"), Language.EN, leak(), "duty@example.org"))
                .isEqualTo(new Attempt.Accepted());
        assertThat(only(server).getSubject()).startsWith("[Critical]");
        assertThat(send(config(port, Security.TLS, "wrong-s3cr3t"), Language.EN, leak(), "duty@example.org"))
                .isInstanceOfSatisfying(Attempt.Rejected.class, rejected -> assertThat(rejected.error())
                        .doesNotContain("s3cr3t"));
    }

    @Test
    void send_startTls_saysNothingBeforeItIsGuarded() {
        assertThat(send(config(played.port(), Security.STARTTLS, "right"), Language.EN, leak(), "duty@example.org"))
                .isEqualTo(new Attempt.Accepted());
        assertThat(played.lines)
                .contains("STARTTLS")
                .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        assertThat(played.lines).anyMatch(line -> line.startsWith("tls RCPT TO:<duty@example.org>"));
    }

    @Test
    void send_startTlsThatIsNotOffered_isNotSentInTheClear() {
        try (var plain = new PlayedMailServer("")) {
            assertThat(send(config(plain.port(), Security.STARTTLS), Language.EN, leak(), "duty@example.org"))
                    .isInstanceOf(Attempt.Unanswered.class);
            assertThat(plain.lines).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void send_certificateOfNobody_isNotTrusted() {
        try (var mail = new Mail(config(played.port(), Security.STARTTLS))) {
            assertThat(mail.send(letter(Language.EN, leak(), "duty@example.org"), Notices.NOW))
                    .isInstanceOf(Attempt.Unanswered.class);
        }
        assertThat(played.lines).noneMatch(line -> line.contains("MAIL FROM"));
    }

    @ParameterizedTest
    @CsvSource({
        "rcpt, 550 5.1.1 no such user, Rejected",
        "rcpt, 450 4.2.0 greylisted, Refused",
        "mail, 553 5.7.1 not your sender, Rejected",
        "mail, 421 4.3.2 closing, Refused",
        "data, 554 5.7.1 spam, Rejected",
        "end of data, 552 5.3.4 too big, Rejected",
        "end of data, 451 4.3.0 later, Refused"
    })
    void send_replyCode_says_whetherItMayPass(String at, String answer, String attempt) {
        played.answers(at, answer);
        assertThat(send(config(played.port(), Security.NONE), Language.EN, leak(), "duty@example.org"))
                .satisfies(made -> assertThat(made.getClass().getSimpleName()).isEqualTo(attempt))
                .satisfies(made -> assertThat(made.toString()).contains(answer.substring(4)));
    }

    @Test
    void send_someRecipientsRefused_isTakenByTheOthers() {
        played.answers("rcpt to:<gone@example.org>", "550 5.1.1 no such user");
        assertThat(send(
                        config(played.port(), Security.NONE),
                        Language.EN,
                        leak(),
                        "gone@example.org",
                        "duty@example.org"))
                .isEqualTo(new Attempt.Accepted());
        assertThat(played.lines).contains(".");
    }

    @ParameterizedTest
    @CsvSource({"mail", "end of data"})
    void send_serverThatHangs_isUnansweredInTime(String at) {
        played.answers(at, PlayedMailServer.HANG);
        var quick = new SmtpConfig(
                HOST, played.port(), Security.NONE, Optional.empty(), "", "huiyin@example.org", Duration.ofMillis(400));
        assertThat(send(quick, Language.EN, leak(), "duty@example.org")).isInstanceOf(Attempt.Unanswered.class);
    }

    @Test
    void send_nobodyListens_isUnanswered() {
        played.close();
        assertThat(send(config(played.port(), Security.NONE), Language.EN, leak(), "duty@example.org"))
                .isInstanceOf(Attempt.Unanswered.class);
    }

    @Test
    void send_addressInAnotherScript_goesByItsAsciiName() {
        send(config(played.port(), Security.NONE), Language.ZH, leak(), "duty@例子.中国");
        assertThat(played.lines).contains("RCPT TO:<duty@xn--fsqu00a.xn--fiqs8s>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "-; 25; huiyin@example.org; u; p; smtp.host is empty",
                "h; 0; huiyin@example.org; u; p; smtp.port is 0",
                "h; 25; nobody; u; p; smtp.from is 'nobody'",
                "h; 25; huiyin@example.org; -; p; smtp.password is given without smtp.user",
            })
    void config_badValue_isRefusedByItsKey(
            String host, int port, String from, String user, String password, String message) {
        assertThatThrownBy(() -> new SmtpConfig(
                        host == null ? "" : host,
                        port,
                        Security.NONE,
                        Optional.ofNullable(user),
                        password,
                        from,
                        TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private GreenMail greenMail(String protocol) {
        var server = new GreenMail(new ServerSetup(0, HOST, protocol));
        server.start();
        greenMail = Optional.of(server);
        return server;
    }

    private static MimeMessage only(GreenMail server) {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static Escalation leak() {
        return Notices.leak().build();
    }

    private static SmtpConfig config(int port, Security security) {
        return new SmtpConfig(HOST, port, security, Optional.empty(), "", "huiyin@example.org", TIMEOUT);
    }

    private static SmtpConfig config(int port, Security security, String password) {
        return new SmtpConfig(HOST, port, security, Optional.of("huiyin"), password, "huiyin@example.org", TIMEOUT);
    }

    private static Attempt send(SmtpConfig config, Language language, Escalation said, String... to) {
        try (var mail = new Mail(config, TRUSTING)) {
            return mail.send(letter(language, said, to), Notices.NOW);
        }
    }

    private static Letter letter(Language language, Escalation said, String... to) {
        var address = new ChannelAddress.Mail(List.of(to));
        return Letter.of(address.to(), Notices.target(address, language), Notices.single(said));
    }
}
