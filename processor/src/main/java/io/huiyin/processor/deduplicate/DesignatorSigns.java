package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/** Reads one designator from what stands around a number, a letter or a direction. */
final class DesignatorSigns {
    private static final int LONGEST_VALUE = 5;

    private static final String CHINESE_NUMERALS = "〇零一二三四五六七八九十百两";
    private static final String DIRECTIONS = "东西南北";
    /** After a direction: what it tells apart. */
    private static final String SIDES = "边侧面门翼头区部口井站院楼栋岗坡巷";
    /** Before what is counted or measured: 三天, 20元, 一个. And 一 in 一直, 一般, 一些. */
    private static final String NO_KINDS = "个天次年月日点分时秒周岁人名位元块万千几多些直下样般定起边切旦共件条张根只辆家户份遍趟顿斤吨米公厘毫"
            + "度倍成折级瓶把盏排截半小来遇到并律致向带则再味口度种项批段笔期步句点方平刻会者是的了在有星礼钟毛角克升瓦伏转圈片声眼手脚身阵"
            + "辈堆团群双对套部首篇封顶座年杯碗包箱袋桶车道名、，。；：！？,.;:!? ";
    /** Kinds by two characters of which the first alone would be an amount: 3车间, 2部门, 一部, 5小区. */
    private static final String KINDS_AFTER_ALL = " 车间 车道 小区 小学 分厂 分局 分部 道口 口井 部皮 部溜 年级 单元 期工 座楼 公寓 公司 ";
    /** 三号楼, 3栋 and 三幢 are of one kind. */
    private static final String BUILDINGS = "楼栋幢座";

    /** A市, A3区 and L7县 are of one kind. */
    private static final String DISTRICTS = "区县市";

    /** English words before a number that does not name anything. */
    private static final String NO_NAMES =
            " of in at the for since about after before over than least most only by to on from and or with is was are has had"
                    + " approx around nearly almost under past until till within every another last next these those all my our it"
                    + " january february march april may june july august september october november december jan feb mar apr jun jul"
                    + " aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday version release between"
                    + " up down out be been least maximum minimum some got took takes lost costs paid ";

    /** English words after a number that make it an amount or a time. */
    private static final String UNITS =
            " day days hour hours hr hrs h minute minutes min mins second seconds sec secs s week weeks month months year years am pm"
                    + " people persons times percent meter meters metre metres m cm mm km kg g ton tons degrees c f pounds euros dollars ms"
                    + " mb gb kb bytes ppm v kv w kw a l ml x th st nd rd foot feet ft inch inches of and to or ";

    /** English things of which one letter, or a number in words, names one. */
    private static final String LETTERED =
            " lift elevator building block hall gate wing line platform terminal dock bay ward unit staircase stairwell tower level"
                    + " zone court house floor room entrance exit pump press kiln shaft canteen car park store lane track shop ";

    private static final String NUMBER_WORDS = " one two three four five six seven eight nine ten eleven twelve ";

    /** What is neither Latin nor one of these begins nothing, which is most of a text. */
    private static final Characters BEGINNINGS = Characters.of(CHINESE_NUMERALS + DIRECTIONS);

    private static final Characters OF_NUMBER_WORDS = Characters.of(NUMBER_WORDS);
    private static final int LONGEST_NUMBER_WORD = Arrays.stream(NUMBER_WORDS.split(" "))
            .mapToInt(String::length)
            .max()
            .orElse(0);

    private DesignatorSigns() {}

    /** Whether a designator may begin or end with this character. */
    static boolean begins(char c) {
        return isLatin(c) || BEGINNINGS.has(c);
    }

    /** Where the run of one sort of character that begins here ends; here itself where none begins. */
    static int endOfRun(String text, int start) {
        char first = text.charAt(start);
        int end = start;
        if (isLatin(first)) {
            while (end < text.length() && isLatin(text.charAt(end))) {
                end++;
            }
        } else if (isIn(CHINESE_NUMERALS, first)) {
            while (end < text.length() && isIn(CHINESE_NUMERALS, text.charAt(end))) {
                end++;
            }
        } else if (isIn(DIRECTIONS, first)) {
            end++;
        }
        return end;
    }

    /** The designator that a run is, its kind in the upper half and its value in the lower one; 0 where it is none. */
    static int read(String text, int start, int end) {
        char after = end < text.length() ? text.charAt(end) : ' ';
        if (isIn(DIRECTIONS, text.charAt(start))) {
            return direction(text, start, after);
        }
        if (end - start > LONGEST_VALUE) {
            return lettered(text, start, end);
        }
        boolean digits = false;
        boolean letters = false;
        for (int i = start; i < end && isLatin(text.charAt(start)); i++) {
            digits |= text.charAt(i) <= '9';
            letters |= text.charAt(i) > '9';
        }
        if (isHan(after) && (digits || end - start == 1 || !isLatin(text.charAt(start)))) {
            return counted(text, start, end, after);
        }
        if (!digits) {
            return lettered(text, start, end);
        }
        if ((after == '.' && end + 1 < text.length() && Script.isDigit(text.charAt(end + 1)))
                || after == '%'
                || after == ':') {
            return 0;
        }
        return letters ? mixed(text, start, end) : afterWord(text, start, end, UNITS);
    }

    private static int direction(String text, int at, char after) {
        boolean numbered = isIn(CHINESE_NUMERALS, after);
        return isIn(SIDES, after) || numbered ? named("向", text.substring(at, at + 1)) : 0;
    }

    private static int counted(String text, int start, int end, char after) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        char next = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
        boolean ordinal = before == '第';
        if (before == '月'
                || before == '年'
                || before == '几'
                || before == '十'
                || before == '.'
                || before == ':'
                || before == '-') {
            return 0;
        }
        char kind = after == '号' && isHan(next) ? next : after;
        if (kind == after && after != '号' && !ordinal) {
            var pair = " " + after + next + " ";
            if (isIn(NO_KINDS, after) && !KINDS_AFTER_ALL.contains(pair)) {
                return 0;
            }
        }
        if (isIn(CHINESE_NUMERALS, kind)) {
            return 0;
        }
        return named(kind(kind, isLatin(text.charAt(end - 1))), text.substring(start, end));
    }

    private static String kind(char kind, boolean latin) {
        if (isIn(BUILDINGS, kind)) {
            return "楼";
        }
        return latin && isIn(DISTRICTS, kind) ? "区" : String.valueOf(kind);
    }

    /** Digits and letters: a room, a machine, an error's name; or an amount with its unit. */
    private static int mixed(String text, int start, int end) {
        int digits = start;
        while (digits < end && Script.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits > start && isWord(UNITS, text.substring(digits, end)) ? 0 : named("", text.substring(start, end));
    }

    private static int lettered(String text, int start, int end) {
        if (end - start > LONGEST_NUMBER_WORD || (end - start > 1 && !isOf(OF_NUMBER_WORDS, text, start, end))) {
            return 0;
        }
        var value = text.substring(start, end);
        int number = NUMBER_WORDS.indexOf(" " + value + " ");
        if (end - start > 1 && number < 0) {
            return 0;
        }
        var kind = wordBefore(text, start);
        if (!isWord(LETTERED, kind)) {
            return 0;
        }
        long ordinal = NUMBER_WORDS
                        .substring(0, Math.max(0, number))
                        .chars()
                        .filter(c -> c == ' ')
                        .count()
                + 1;
        return named(stem(kind), number < 0 ? value : Long.toString(ordinal));
    }

    private static int afterWord(String text, int start, int end, String units) {
        var word = wordBefore(text, start);
        return word.isEmpty() || isWord(NO_NAMES, word) || isWord(units, wordAfter(text, end))
                ? 0
                : named(stem(word), text.substring(start, end));
    }

    private static String wordBefore(String text, int start) {
        int end = start;
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '#')) {
            end--;
        }
        int from = end;
        while (end < start && from > 0 && Script.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, end);
    }

    private static String wordAfter(String text, int end) {
        int start = end;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int stop = start;
        while (stop < text.length() && Script.isLetter(text.charAt(stop))) {
            stop++;
        }
        return text.substring(start, stop);
    }

    /** Elevators are lifts, and flats are apartments, on both sides of the ocean. */
    private static String stem(String word) {
        return switch (word) {
            case "elevator", "elevators" -> "lift";
            case "bldg" -> "building";
            default -> word.substring(0, Script.stem(word, 0, word.length()));
        };
    }

    private static int named(String kind, String value) {
        return (Hash.of(kind) << Short.SIZE) | (Hash.of(plain(value)) >>> Short.SIZE);
    }

    /** 三 and 3, 十二 and 12, 012 and 12 are the same. */
    private static String plain(String value) {
        if (!isIn(CHINESE_NUMERALS, value.charAt(0))) {
            int zeros = 0;
            while (zeros < value.length() - 1 && value.charAt(zeros) == '0') {
                zeros++;
            }
            return value.substring(zeros);
        }
        int total = 0;
        int digit = 0;
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '十' -> {
                    total += 10 * Math.max(digit, 1);
                    digit = 0;
                }
                case '百' -> {
                    total += 100 * Math.max(digit, 1);
                    digit = 0;
                }
                case '两' -> digit = 2;
                default -> digit = 10 * digit + Math.max(0, "零一二三四五六七八九".indexOf(value.charAt(i)));
            }
        }
        return Integer.toString(total + digit);
    }

    private static boolean isHan(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isOf(Characters characters, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!characters.has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(String characters, char c) {
        return characters.indexOf(c) >= 0;
    }

    private static boolean isWord(String words, String word) {
        return !word.isEmpty() && words.contains(" " + word + " ");
    }
}
