package io.huiyin.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.ask.Watch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BoardTest {
    private static final ObjectNode NO_COUNTERS = JsonNodeFactory.instance.objectNode();

    @Test
    void changesTo_sameRows_isNothing() {
        var board = Board.of(List.of(row("a", 1)), List.of(row("a", 1)), NO_COUNTERS);
        var again = Board.of(List.of(row("a", 1)), List.of(row("a", 1)), NO_COUNTERS.deepCopy());

        assertThat(board.changesTo(again)).isEmpty();
    }

    @Test
    void changesTo_rowsThatCameChangedAndWent_tellsEachOnce() {
        var before = Board.of(List.of(row("stays", 1), row("changes", 1), row("goes", 1)), List.of(), NO_COUNTERS);
        var after = Board.of(
                List.of(row("stays", 1), row("changes", 2), row("comes", 1)),
                List.of(row("comes", 1)),
                JsonNodeFactory.instance.objectNode().put("open", 3));

        assertThat(before.changesTo(after))
                .containsExactly(
                        new LiveEvent("escalation", "{\"caseId\":\"changes\",\"revision\":2}"),
                        new LiveEvent("escalation", "{\"caseId\":\"comes\",\"revision\":1}"),
                        new LiveEvent("escalation-gone", "{\"caseId\":\"goes\"}"),
                        new LiveEvent("case", "{\"caseId\":\"comes\",\"revision\":1}"),
                        new LiveEvent("counters", "{\"open\":3}"));
    }

    @Test
    void viewer_whoseQueueIsFull_isLetGo() {
        var viewer = new Viewer(new Watch("a", Optional.empty()));

        for (int i = 0; i < 512; i++) {
            viewer.tell(new LiveEvent("counters", "{}"));
        }
        assertThat(viewer.isGone()).isFalse();
        viewer.tell(new LiveEvent("counters", "{}"));

        assertThat(viewer.isGone()).isTrue();
    }

    private static ObjectNode row(String caseId, int revision) {
        return JsonNodeFactory.instance.objectNode().put("caseId", caseId).put("revision", revision);
    }
}
