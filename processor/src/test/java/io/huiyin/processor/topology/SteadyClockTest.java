package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    @Test
    void readings_neverGoBack() {
        var readings = LongStream.generate(SteadyClock.system()).limit(1_000).toArray();
        assertThat(readings).isSorted();
    }
}
