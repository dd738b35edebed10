package io.huiyin.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void close_startedInAnyOrder_stopsTheWayInFirstAndTheBrokerLast() {
        var parts = new Parts();
        parts.start(Part.BROKER, new Noted("broker", false));
        parts.start(Part.SINK, new Noted("sink", false));
        parts.start(Part.GATEWAY, new Noted("gateway", false));
        assertThat(parts.check()).containsOnlyKeys(Part.GATEWAY, Part.SINK, Part.BROKER);
        parts.close();
        parts.close();
        assertThat(log).containsExactly("+broker", "+sink", "+gateway", "-gateway", "-sink", "-broker");
    }

    @Test
    void close_onePartThrows_stopsTheOthers() {
        var parts = new Parts();
        parts.start(Part.BROKER, new Noted("broker", false));
        assertThatThrownBy(() -> parts.start(Part.GATEWAY, new Noted("gateway", true)));
        parts.close();
        assertThat(log).containsExactly("+broker", "+gateway", "-gateway", "-broker");
    }

    /** Writes down what is asked of it; a broken one throws each time. */
    private final class Noted implements Component {
        private final String name;
        private final boolean broken;

        private Noted(String name, boolean broken) {
            this.name = name;
            this.broken = broken;
        }

        @Override
        public void start() {
            note("+");
        }

        @Override
        public Health check() {
            return Health.OK;
        }

        @Override
        public void close() {
            note("-");
        }

        private void note(String what) {
            log.add(what + name);
            if (broken) {
                throw new IllegalStateException(name);
            }
        }
    }
}
