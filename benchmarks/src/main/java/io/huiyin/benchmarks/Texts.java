package io.huiyin.benchmarks;

import java.util.Random;

/**
 * What reports say: one sentence out of a few that people of one trade would write, and around it words in no order, so that
 * two texts of one language have about a tenth of their 3-grams in common, as two unrelated texts do.
 */
final class Texts {
    private static final String[] FAULTS_ZH = {
        "三号井口护栏松动，人靠上去会晃", "东二皮带巷照明灯坏了一排，夜班看不清路", "宿舍热水下班高峰总是断", "电梯运行时有异响，停层不平",
        "工资条里加班费少算了两天", "灭火器压力不足，已经过期", "食堂饭菜凉了，排队要等半小时", "通风机声音变大，风量明显变小",
        "班车晚点，夜班下班没有车回家", "更衣室柜子锁坏了，东西没法放"
    };
    private static final String[] FAULTS_EN = {
        "the guardrail at shaft three is loose and moves when anybody leans on it",
        "half of the lights along the conveyor are broken and the night shift cannot see the steps",
        "hot water in the dormitory runs out every evening",
        "the lift makes a grinding noise and stops below the floor",
        "my payslip shows two days of overtime fewer than I worked",
        "the main fan became much louder and the air is getting worse",
        "the fire extinguisher by the hoist house is past its date",
        "the queue in the canteen takes half an hour",
        "the shuttle was late again and nobody could get home",
        "a locker in the changing room does not close any more"
    };
    private static final String CHARACTERS = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学"
            + "么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知"
            + "世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才"
            + "便夫再书部水像眼等体却加电主界门利海受听表德少克代员许稜先口由死安写性马光白或住难望教命花结乐色";
    private static final String[] SMALL_WORDS = {
        "the", "and", "of", "to", "is", "in", "on", "at", "for", "it", "was", "we", "that", "with", "this", "not",
        "has", "are", "have", "be"
    };
    private static final String[] SYLLABLES = {
        "ma", "ter", "con", "ri", "lo", "ven", "stra", "pil", "ge", "hu", "dor", "fen", "cla", "mi", "sur", "tan",
                "bel", "qua", "no", "wick",
        "ser", "gra", "lum", "por", "chi", "den", "rus", "fla", "ket", "om", "bry", "zan", "tho", "vel", "ip", "ock",
                "ast", "ury", "ile", "and"
    };
    private static final int CHARACTERS_EACH_SIDE = 58;
    private static final int WORDS_EACH_SIDE = 32;

    private final Random random;

    Texts(Random random) {
        this.random = random;
    }

    String next() {
        return random.nextBoolean()
                ? chinese() + any(FAULTS_ZH) + "。" + chinese()
                : english() + any(FAULTS_EN) + ". " + english();
    }

    /** The same in slightly other words. */
    static String reworded(String text) {
        return text.charAt(0) < 0x80 ? "Reported again: " + text : "再反映一次，" + text;
    }

    private String chinese() {
        var text = new StringBuilder();
        for (int i = 1; i <= CHARACTERS_EACH_SIDE; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            if (i % 11 == 0) {
                text.append('，');
            }
        }
        return text.append('。').toString();
    }

    private String english() {
        var text = new StringBuilder();
        for (int i = 0; i < WORDS_EACH_SIDE; i++) {
            text.append(random.nextInt(5) < 2 ? any(SMALL_WORDS) : any(SYLLABLES) + any(SYLLABLES) + any(SYLLABLES));
            text.append(i % 9 == 8 ? ", " : " ");
        }
        return text.toString();
    }

    private String any(String[] parts) {
        return parts[random.nextInt(parts.length)];
    }
}
