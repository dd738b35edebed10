package io.huiyin.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.Health;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthChangesTest {
    private final HealthChanges changes = new HealthChanges();

    @Test
    void since_everyChange_isSaidOnce() {
        assertThat(changes.since(Map.of(Part.SINK, Health.OK))).isEmpty();
        assertThat(changes.since(Map.of(Part.SINK, Health.down("no store"))))
                .containsExactly("the sink is not well: no store");
        assertThat(changes.since(Map.of(Part.SINK, Health.down("no store still"))))
                .isEmpty();
        assertThat(changes.since(Map.of(Part.SINK, Health.OK))).containsExactly("the sink is well again");
        assertThat(changes.since(Map.of(Part.SINK, Health.OK))).isEmpty();
    }

    @Test
    void since_downAtFirst_isSaid() {
        assertThat(changes.since(Map.of(Part.GATEWAY, Health.down("x")))).containsExactly("the gateway is not well: x");
    }
}
