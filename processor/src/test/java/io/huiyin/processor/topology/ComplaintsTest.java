package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Case;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Grain;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What users of other systems complain of, through the whole pipeline: floods that are not folded, problems that are, a rule that
 * swallows what it matches, an empty key that merges everything. Merges that cannot be undone or do not stay undone are in
 * {@link MergeAndSplitTest}, private text shown to strangers in {@link ConfidentialCasesTest}.
 */
class ComplaintsTest {
    private static final String ONE_RULE = """
            extends: builtin
            classify:
              rules:
                - {name: everything, when: {if: "text != 'never'"}, set: {category: alerts}}
            """;
    private static final List<String> OPENINGS =
            List.of("", "您好，", "尊敬的领导：", "今天早上", "麻烦看一下，", "请尽快处理！", "反映一个问题，", "又坏了，");
    private static final List<String> PROBLEMS = List.of(
            "三号宿舍楼的电梯卡在五楼和六楼之间，门打不开",
            "三号宿舍楼电梯卡在五楼六楼中间不动了，门打不开",
            "三号宿舍楼的电梯又卡住了，停在五楼和六楼之间，门打不开",
            "三号宿舍楼电梯停在五楼与六楼之间，电梯门打不开，有人等了半小时",
            "三号宿舍楼的电梯卡在五楼六楼之间，打不开门，谢谢");

    @Test
    void flood_aboutOneBrokenLift_isOneCaseWithFortyReporters() {
        try (var timeline = Timeline.start().at("2026-11-02T08:00:00Z")) {
            for (int i = 0; i < 40; i++) {
                var text = OPENINGS.get(i % OPENINGS.size()) + PROBLEMS.get(i % PROBLEMS.size());
                var reporter = "worker-" + i;
                timeline.after(Duration.ofMinutes(3)).report("e" + i, text, report -> report.setReporter(reporter));
            }

            assertThat(timeline.allCases().values())
                    .extracting(Case::getReports)
                    .containsExactly(40);
        }
    }

    @Test
    void problems_fortyDifferentOnes_areNeverOne() {
        try (var timeline = Timeline.start().at("2026-11-02T08:00:00Z")) {
            for (int building = 1; building <= 20; building++) {
                timeline.after(Duration.ofMinutes(3))
                        .report("l" + building, "%d号宿舍楼的电梯卡在楼层之间，门打不开".formatted(building));
                timeline.report("w" + building, "%d号宿舍楼的热水又停了，下班洗不了澡".formatted(building));
            }

            assertThat(timeline.allCases().values())
                    .extracting(Case::getReports)
                    .hasSize(40)
                    .containsOnly(1);
        }
    }

    @Test
    void rule_thatTakesEverything_swallowsNothing() {
        try (var timeline = Timeline.start(ONE_RULE).at("2026-11-02T08:00:00Z")) {
            var random = new Random(23);
            for (int i = 0; i < 300; i++) {
                timeline.after(Duration.ofSeconds(10)).report("e" + i, words(random));
            }
            timeline.after(Duration.ofHours(2)).tick();

            assertThat(timeline.deadLetters()).isEmpty();
            assertThat(timeline.allCases().values()).hasSize(300).allSatisfy(subject -> assertThat(
                            subject.getReason().getName())
                    .isEqualTo("everything"));
            assertThat(timeline.counts().values().stream()
                            .filter(window -> window.getGrain() == Grain.HOUR)
                            .mapToLong(CountWindow::getReports)
                            .sum())
                    .isEqualTo(300);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "！！！。。。",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "您好，请尽快处理，谢谢领导！",
                "Hello, please fix this as soon as possible, thank you!"
            })
    void texts_thatSayNothing_stayTheirOwn(String text) {
        try (var timeline = Timeline.start().at("2026-11-02T08:00:00Z")) {
            for (int i = 0; i < 50; i++) {
                timeline.after(Duration.ofMinutes(1))
                        .report("e" + i, text, report -> report.setAttachments(List.of("https://example.com/a.jpg")));
            }

            assertThat(timeline.deadLetters()).isEmpty();
            assertThat(timeline.allCases()).hasSize(50);
        }
    }

    private static String words(Random random) {
        return IntStream.range(0, 12)
                .mapToObj(_i -> Integer.toString(random.nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36)
                        .replaceAll("[0-9]", "q"))
                .collect(Collectors.joining(" "));
    }
}
