package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.standalone.stack.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StartWatchTest {

    @Test
    void look_partsWait_saysEachReasonOnce() {
        var waiting = new AtomicReference<>(Map.of(Part.PROCESSOR, "3 stores", Part.SINK, ""));
        var said = new ArrayList<String>();
        try (var watch = new StartWatch(waiting::get, said::add)) {
            watch.look();
            watch.look();
            assertThat(said).containsExactlyInAnyOrder("processor: waiting for 3 stores", "sink: not started yet");
            said.clear();
            waiting.set(Map.of(Part.PROCESSOR, "2 stores"));
            watch.look();
            assertThat(said).isEqualTo(List.of("processor: waiting for 2 stores"));
        }
    }
}
