package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Tick;
import io.huiyin.serde.AvroSerializer;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class RegistryWireTest {

    /** Stands for another vendor's serializer. */
    public static final class Other implements Serializer<Tick> {
        @Override
        public byte[] serialize(String topic, Tick data) {
            return new byte[] {(byte) data.getPartition()};
        }
    }

    @Test
    void writer_withoutSetting_isOurs() {
        try (var wire = wire(Map.of())) {
            assertThat(wire.writer(Tick.class)).isInstanceOf(AvroSerializer.class);
        }
    }

    @Test
    void writer_namedBySetting_isThatOne() {
        try (var wire = wire(Map.of("value.serializer", Other.class.getName()))) {
            assertThat(wire.writer(Tick.class).serialize("huiyin.ticks", new Tick(3, "", 0L)))
                    .containsExactly(3);
        }
    }

    @Test
    void writer_thatIsNotThere_isRefusedByItsKey() {
        try (var wire = wire(Map.of("value.serializer", "io.example.Missing"))) {
            assertThatThrownBy(() -> wire.writer(Tick.class))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("value.serializer")
                    .hasMessageContaining("io.example.Missing");
        }
    }

    private static RegistryWire wire(Map<String, String> properties) {
        return new RegistryWire(new KafkaConnection("unused:9092", "mock://wire", "huiyin.", properties));
    }
}
