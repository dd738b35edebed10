package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The CloudEvents project's own SDK as it is, sending to the gateway. */
class CloudEventsClientTest {
    private static final String PATH = "/adapters/cloudevents/acme/north";

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.ofAnyTenant();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void event_writtenByTheSdk_isAReportInBothModes() {
        var inBinary = send(event("1"), MessageWriter::writeBinary);
        var structured = send(event("2"), (writer, event) -> writer.writeStructured(event, JsonFormat.CONTENT_TYPE));

        assertThat(List.of(inBinary.status(), structured.status())).containsOnly(202);
        assertThat(gateway.reports()).hasSize(2).allSatisfy(report -> {
            assertThat(report.getEventId()).startsWith("https://lifts.example.org/3 ");
            assertThat(report.getTitle()).isEqualTo("CPU at 50% \"idle\"");
            assertThat(report.getText()).isEqualTo("三号宿舍楼的电梯卡在楼层之间");
            assertThat(report.getSubmittedAt()).isEqualTo("2026-03-05T06:00:00Z");
            assertThat(report.getAttributes()).containsEntry("floor", "3");
        });
    }

    @Test
    void batch_ofEventsThatTheSdkWrote_isTaken() {
        var format = new JsonFormat();
        var body = Stream.of("1", "2", "3")
                .map(id -> new String(format.serialize(event(id)), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));

        var reply = gateway.post(PATH, "application/cloudevents-batch+json", body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(gateway.reports())
                .extracting(report -> report.getEventId().substring(28))
                .containsExactly("1", "2", "3");
    }

    private static CloudEvent event(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("https://lifts.example.org/3"))
                .withType("com.example.lift.stuck")
                .withSubject("CPU at 50% \"idle\"")
                .withTime(OffsetDateTime.parse("2026-03-05T14:00:00+08:00"))
                .withExtension("floor", 3)
                .withData("text/plain", "三号宿舍楼的电梯卡在楼层之间".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private RunningGateway.Reply send(CloudEvent event, BiConsumer<MessageWriter<?, ?>, CloudEvent> mode) {
        var headers = new ArrayList<String>();
        var type = new ArrayList<String>();
        var body = new ArrayList<byte[]>();
        var writer = HttpMessageFactory.createWriter(
                (name, value) -> (name.equalsIgnoreCase("content-type") ? type : headers)
                        .addAll(name.equalsIgnoreCase("content-type") ? List.of(value) : List.of(name, value)),
                body::add);
        mode.accept(writer, event);
        return gateway.post(PATH, type.getFirst(), body.getFirst(), headers.toArray(String[]::new));
    }
}
