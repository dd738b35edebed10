package io.huiyin.benchmarks.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Texts of about {@value #LENGTH} characters, by turns Chinese and English; one in five says again what one of the latest said, in partly other words. */
final class Sayings {
    static final int LENGTH = 200;

    private static final int REMEMBERED = 4_096;
    private static final double AGAIN = 0.2;
    private static final double OTHER_WORDS = 0.2;
    private static final int CLAUSE = 7;
    private static final String GREETING_ZH = "尊敬的领导您好，现反映以下问题：";
    private static final String GREETING_EN = "Dear team, I would like to report the following: ";
    private static final double GREETED = 0.3;

    private final Random random;
    private final Vocabulary chinese;
    private final Vocabulary english;
    private final List<Saying> latest = new ArrayList<>();
    private long problems;

    /** What one says: the words by their places in the vocabulary, and of which problem it is. */
    private record Saying(boolean inChinese, int[] words, long problem) {}

    /**
     * A text, and what it is about.
     *
     * @param problem two with the same say the same in other words
     */
    record Text(String text, long problem) {}

    Sayings(long seed) {
        random = new Random(seed);
        chinese = Vocabulary.chinese(random);
        english = Vocabulary.english(random);
        while (latest.size() < REMEMBERED) {
            latest.add(fresh());
        }
    }

    Text next() {
        boolean again = random.nextDouble() < AGAIN;
        int place = random.nextInt(REMEMBERED);
        var saying = again ? reworded(latest.get(place)) : fresh();
        if (!again) {
            latest.set(place, saying);
        }
        return new Text(text(saying), saying.problem());
    }

    /** Words that are in some texts in a hundred, for the keywords of rules. */
    List<String> keywords(int most) {
        var keywords = new ArrayList<String>();
        for (int i = 0; keywords.size() < most; i++) {
            for (var vocabulary : List.of(chinese, english)) {
                var word = vocabulary.words().get(2_000 + 7 * i);
                if (word.length() > 1 && !keywords.contains(word)) {
                    keywords.add(word);
                }
            }
        }
        return List.copyOf(keywords.subList(0, most));
    }

    private Saying fresh() {
        boolean inChinese = problems++ % 2 == 0;
        var vocabulary = inChinese ? chinese : english;
        var words = new int[LENGTH];
        int count = 0;
        for (int length = 0; length < LENGTH; count++) {
            words[count] = vocabulary.any(random);
            length += vocabulary.words().get(words[count]).length()
                    + vocabulary.between().length();
        }
        return new Saying(inChinese, Arrays.copyOf(words, count), problems);
    }

    private Saying reworded(Saying first) {
        var vocabulary = first.inChinese() ? chinese : english;
        var words = first.words().clone();
        for (int i = 0; i < words.length; i++) {
            if (random.nextDouble() < OTHER_WORDS) {
                words[i] = vocabulary.any(random);
            }
        }
        return new Saying(first.inChinese(), words, first.problem());
    }

    private String text(Saying saying) {
        var vocabulary = saying.inChinese() ? chinese : english;
        var text = new StringBuilder(LENGTH + 64);
        if (random.nextDouble() < GREETED) {
            text.append(saying.inChinese() ? GREETING_ZH : GREETING_EN);
        }
        for (int i = 0; i < saying.words().length && text.length() < LENGTH; i++) {
            text.append(vocabulary.words().get(saying.words()[i]));
            text.append(i % CLAUSE == CLAUSE - 1 ? saying.inChinese() ? "，" : ", " : vocabulary.between());
        }
        return text.toString();
    }
}
