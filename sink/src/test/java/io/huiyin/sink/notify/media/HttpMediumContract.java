package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.PlayedService.Reply;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of channel that speaks HTTP does, against a server that plays its service. */
abstract class HttpMediumContract {
    /** Stands in the address, or is the key of the signature; no attempt may tell it. */
    static final String SECRET = "s3cr3t-k3y-0123456789";

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration QUICK = Duration.ofMillis(400);
    private static final String HOSTILE =
            "<!channel> <!everyone> @all <at user_id=\"all\"></at> <@U1> [x](http://evil.example) ![y](//evil.example)"
                    + " **b** `c` http://evil.example www.evil.example <font color=\"info\">ok</font> <https://evil.example|z>"
                    + " \u202egnp.exe\u0000\u0007\r\n> # |";

    protected PlayedService service;
    private final Medium media = new Media(PATIENT);
    private final Medium quick = new Media(QUICK);

    /** A channel of this kind at this server. */
    abstract ChannelAddress address(URI server);

    /** What the service answers to what it took. */
    abstract String success();

    /** Whether an answer's body tells whether it was taken. */
    boolean answersInTheBody() {
        return false;
    }

    /** The largest body that the service takes, in bytes. */
    int mostBytes() {
        return 512_000;
    }

    /** What of a request is the message's own text, without what is the kind's own. */
    String shown(Request request) {
        return String.join("\n", request.texts());
    }

    @BeforeEach
    void start() {
        service = new PlayedService(PlayedService.reply(successStatus(), success()));
    }

    int successStatus() {
        return 200;
    }

    @AfterEach
    void close() {
        media.close();
        quick.close();
        service.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void send_page_isTaken_withItsTextIntact(Language language) {
        assertThat(send(Notices.single(Notices.leak().build()), language)).isEqualTo(new Attempt.Accepted());
        var request = service.only();
        assertThat(request.headers().get("content-type")).startsWith("application/json");
        assertThat(shown(request)).contains("顶板漏水", "𠮷日 😀", "https://huiyin.example.org/cases/mine-7.north.K7M2");
    }

    @Test
    void send_flood_isOneMessage() {
        assertThat(send(Notices.flood(30, 1234), Language.EN)).isEqualTo(new Attempt.Accepted());
        assertThat(service.only().body()).contains("mine-7.north.C0");
    }

    @Test
    void send_longText_isCutToWhatTheServiceTakes() {
        var said = Notices.leak()
                .setExcerpt("屋顶漏水😀".repeat(9_000))
                .setTitle("𠮷".repeat(5_000))
                .build();
        assertThat(send(Notices.single(said), Language.ZH)).isEqualTo(new Attempt.Accepted());
        var body = service.only().body();
        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(mostBytes());
        assertThat(body).doesNotContain("\ufffd").contains("𠮷");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 302, 307})
    void send_otherStatus_isRefused_andNoRedirectIsFollowed(int status) {
        service.answers(new Reply.With(status, Map.of("location", service.url() + "/elsewhere"), "no " + SECRET));
        assertThat(send()).isInstanceOfSatisfying(Attempt.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.retryAfter()).isEmpty();
        });
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void send_tooMany_isRefusedForAsLongAsTheReceiverAsks() {
        service.answers(new Reply.With(429, Map.of("retry-after", "7"), ""));
        assertThat(send()).isInstanceOfSatisfying(Attempt.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(7)));
        });
    }

    @Test
    void send_receiverThatHangs_isUnanswered() {
        service.answers(new Reply.Hang());
        assertThat(sendBy(quick)).isInstanceOf(Attempt.Unanswered.class);
    }

    @Test
    void send_answerThatComesTooLate_isUnanswered_andTheNextIsNotMixedUpWithIt() {
        var late = new Reply.Late(new CountDownLatch(1), successStatus(), success());
        service.answers(late);
        assertThat(sendBy(quick)).isInstanceOf(Attempt.Unanswered.class);
        late.now().countDown();
        assertThat(send()).isEqualTo(new Attempt.Accepted());
        assertThat(service.requests).hasSize(2);
    }

    @Test
    void send_bodyThatNeverComes_countsOnlyWhereItIsNeeded() {
        service.answers(new Reply.HangAfterHeaders(200));
        assertThat(sendBy(readsNoBody() ? media : quick))
                .isInstanceOf(readsNoBody() ? Attempt.Accepted.class : Attempt.Unanswered.class);
    }

    @Test
    void send_oneAfterTheOther_keepsTheConnection() {
        IntStream.range(0, 20).forEach(_call -> send());
        assertThat(service.requests).hasSize(20);
        // The next may go out before the last bit of an answer is in; then it takes a second connection.
        assertThat(service.connections.size()).isLessThanOrEqualTo(3);
    }

    /** Whether a status is enough. */
    boolean readsNoBody() {
        return false;
    }

    @Test
    void send_hugeAnswer_isReadAsFarAsItIsOfUse() {
        service.answers(new Reply.Huge(200));
        assertThat(send()).isInstanceOf(answersInTheBody() ? Attempt.Refused.class : Attempt.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>log in first</html>", "{\"errcode\":\"0\"}", "[]"})
    void send_okOfSomebodyElse_isNotTheServices(String body) {
        service.answers(PlayedService.reply(200, body));
        assertThat(send()).isInstanceOf(answersInTheBody() ? Attempt.Refused.class : Attempt.Accepted.class);
    }

    @Test
    void send_unknownHost_isUnanswered() {
        assertThat(send(address(URI.create("http://nobody.invalid:9"))))
                .isEqualTo(new Attempt.Unanswered("the host is not known"));
    }

    @Test
    void send_nobodyListens_isUnanswered() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(send(address(URI.create("http://127.0.0.1:" + free)))).isInstanceOf(Attempt.Unanswered.class);
    }

    @Test
    void send_whatOthersWrote_isNeitherMentionNorLinkNorMarkup() {
        var said = Notices.leak().setTitle(HOSTILE).setExcerpt(HOSTILE).build();
        assertThat(send(Notices.single(said), Language.BOTH)).isEqualTo(new Attempt.Accepted());
        assertHarmless(service.only());
    }

    /** Each kind has its own markup. */
    abstract void assertHarmless(Request request);

    final Attempt send() {
        return send(address(service.url()));
    }

    final Attempt send(ChannelAddress address) {
        return send(media, address);
    }

    private Attempt sendBy(Medium medium) {
        return send(medium, address(service.url()));
    }

    private static Attempt send(Medium medium, ChannelAddress address) {
        return told(medium.send(
                Notices.target(address, Language.BOTH),
                Notices.single(Notices.leak().build())));
    }

    final Attempt send(Message message, Language language) {
        return told(media.send(Notices.target(address(service.url()), language), message));
    }

    private static Attempt told(Attempt attempt) {
        assertThat(attempt.toString()).doesNotContain(SECRET);
        return attempt;
    }
}
