package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearCopiesTest {

    @ParameterizedTest
    @CsvSource({
        "小区施工噪音扰民严重请尽快处理, 小区施工噪音扰民严重，请尽快处理！, true",
        "A市B区3号楼电梯坏了一个月没人修理居民出行困难, A市B区8号楼电梯坏了一个月没人修理居民出行困难, true",
        "小区施工噪音扰民严重请尽快处理, 小区电梯坏了三天没有人来修, false",
        "'the lift in block four is broken again, nobody came', the lift in block four is broken again nobody came yet, true",
        "the lift in block four is broken again, the water in block nine is brown again, false",
        "噪音, 噪音, true",
        "'', '', true",
        "'', 噪音, false",
    })
    void groups_twoTexts_areTogetherWhereHalfIsShared(String one, String other, boolean together) {
        int[] groups = NearCopies.groups(List.of(one, other));

        assertThat(groups[0] == groups[1]).isEqualTo(together);
    }

    /** Against the plain way, every pair compared: the same groups. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void groups_drawnTexts_areThoseOfAllPairs(long seed) {
        var random = new Random(seed);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            texts.add(
                    i > 20 && random.nextInt(3) > 0 ? edited(texts.get(random.nextInt(i)), random) : drawn(random, 60));
        }
        int[] groups = NearCopies.groups(texts);
        for (int i = 0; i < texts.size(); i++) {
            for (int k = 0; k < i; k++) {
                if (resemblance(texts.get(i), texts.get(k)) >= 0.5) {
                    assertThat(groups[i])
                            .as(texts.get(i) + " / " + texts.get(k))
                            .isEqualTo(groups[k]);
                }
            }
        }
        assertThat(new HashSet<>(java.util.Arrays.stream(groups).boxed().toList()))
                .hasSizeGreaterThan(30);
    }

    /** Processor time, which other work on the machine does not lengthen. */
    @Test
    void groups_thousandsOfLongTexts_takeSeconds() {
        var random = new Random(7);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 5_000; i++) {
            texts.add(i % 10 == 9 ? edited(texts.get(i - 5), random) : "尊敬的领导您好" + drawn(random, 1000) + "请尽快处理谢谢");
        }
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();

        int[] groups = NearCopies.groups(texts);

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(groups[9]).isEqualTo(groups[4]);
    }

    @Test
    void groups_tenThousandTimesTheSame_isOne() {
        assertThat(NearCopies.groups(java.util.Collections.nCopies(10_000, "Street Light Outages")))
                .containsOnly(0);
    }

    private static String drawn(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (0x4E00 + (int) (Math.abs(random.nextGaussian()) * 200)));
        }
        return text.toString();
    }

    private static String edited(String text, Random random) {
        var edited = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            edited.setCharAt(random.nextInt(edited.length()), (char) (0x4E00 + random.nextInt(500)));
        }
        return edited.toString();
    }

    private static double resemblance(String one, String other) {
        var a = shingles(one);
        var b = shingles(other);
        var both = new HashSet<>(a);
        both.retainAll(b);
        return (double) both.size() / (a.size() + b.size() - both.size());
    }

    private static HashSet<String> shingles(String text) {
        var shingles = new HashSet<String>();
        for (int i = 0; i + 4 <= text.length(); i++) {
            shingles.add(text.substring(i, i + 4));
        }
        return shingles;
    }
}
