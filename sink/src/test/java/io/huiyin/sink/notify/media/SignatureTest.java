package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureTest {
    /** The vector in the tests of the specification's own libraries, github.com/standard-webhooks/standard-webhooks. */
    @Test
    void of_theSpecificationsVector_isTheSpecificationsSignature() {
        var signature = Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}");
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void of_aSecretThatIsPlainText_usesItsBytes() {
        assertThat(Signature.keyOf("sesam öffne dich")).hasSize(17);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_not base 64!"})
    void keyOf_whatIsNoKey_isRefused(String secret) {
        assertThatThrownBy(() -> Signature.keyOf(secret)).hasMessageStartingWith("webhook.secret");
    }
}
