package io.huiyin.learn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Labelled texts made by rule, for tests: each label has words of its own, and all share some. */
final class Sentences {
    private static final List<List<String>> CHINESE = List.of(
            List.of("施工噪音", "污水排放", "垃圾堆放", "空气难闻", "油烟扰民", "扬尘"),
            List.of("公交站", "红绿灯", "堵车", "停车位", "道路破损", "出租车"),
            List.of("学校食堂", "补课收费", "教师", "入学名额", "幼儿园", "作业"));
    private static final List<List<String>> ENGLISH = List.of(
            List.of("credit card", "annual fee", "late charge", "reward points"),
            List.of("mortgage", "escrow", "home loan", "refinance"),
            List.of("debt collector", "calling me", "validation letter", "not my debt"));
    private static final List<String> SHARED =
            List.of("希望尽快处理", "多次反映", "请领导重视", "the bank", "please help", "for months");
    private static final List<String> LABELS = List.of("环境", "交通", "教育");

    private Sentences() {}

    /** So many texts, half of them English; one in ten has words of another label. */
    static LabelledTexts of(int count, long seed) {
        var random = new Random(seed);
        var texts = new ArrayList<LabelledText>();
        for (int i = 0; i < count; i++) {
            int label = random.nextInt(LABELS.size());
            int spoken = random.nextInt(10) == 0 ? random.nextInt(LABELS.size()) : label;
            var words = (i % 2 == 0 ? CHINESE : ENGLISH).get(spoken);
            var text = new StringBuilder();
            for (int k = 0; k < 6; k++) {
                var from = random.nextInt(3) == 0 ? words : SHARED;
                text.append(from.get(random.nextInt(from.size())))
                        .append(" n")
                        .append((char) ('a' + random.nextInt(26)))
                        .append((char) ('a' + random.nextInt(26)))
                        .append(i % 2 == 0 ? "，" : " ");
            }
            texts.add(LabelledText.of(i + 2, List.of(text.toString()), LABELS.get(label)));
        }
        return LabelledTexts.of(texts, List.of());
    }
}
