package io.huiyin.standalone.demo;

import io.huiyin.component.KafkaConnection;
import io.huiyin.standalone.policy.PolicyShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The demo tenant's rules: targets of tens of seconds, so that warnings and breaches are seen within a minute. */
public final class DemoPolicy {
    private static final Duration HEADSTART = Duration.ofSeconds(3);

    private DemoPolicy() {}

    /** The policy file. */
    static String document() {
        try (var in = DemoPolicy.class.getResourceAsStream("demo.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the demo's policy is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes it where the tenant's latest version is another. Returns from when it is in force. */
    public static Instant publish(KafkaConnection kafka, Instant now) {
        var shelf = new PolicyShelf(kafka);
        var latest = shelf.latest(DemoRun.TENANT);
        return latest.filter(policy -> policy.getDocument().equals(document()))
                .orElseGet(() -> shelf.publish(DemoRun.TENANT, document(), "huiyin demo", now, now.plus(HEADSTART)))
                .getEffectiveFrom();
    }
}
