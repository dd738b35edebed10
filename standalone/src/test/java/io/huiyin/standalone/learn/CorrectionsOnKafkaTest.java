package io.huiyin.standalone.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.learn.corrections.CommittedEvents;
import io.huiyin.learn.corrections.LabelExport;
import io.huiyin.topic.Topics;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels out of the topics of an installation: of one tenant, committed, and readable. */
class CorrectionsOnKafkaTest {

    @Test
    void labels_ofOneTenant_areThoseThatWereCommitted(@TempDir Path folder) throws Exception {
        try (var told = new ToldTopics(folder, "corrections")) {
            told.opened("t", "e1", "the lift stands still", more -> more);
            told.opened("other", "e2", "the lift of another tenant", more -> more);
            told.bytes(Topics.REPORTS, "t.north", new byte[] {1});
            told.commit();
            told.opened("t", "e3", "aborted", more -> more);
            told.abort();

            var out = new StringWriter();
            try (var events = new CommittedEvents(told.kafka(), "t")) {
                var summary = LabelExport.write(events, new LabelExport.Options(false, false), out);
                assertThat(summary).isEqualTo(new LabelExport.Summary(1, 0, 0, 0));
            }
            assertThat(out.toString()).contains("the lift stands still").doesNotContain("of another", "aborted");
        }
    }
}
