package io.huiyin.processor.deduplicate;

/** How much one text says, while its terms are gone through. */
final class Saying {
    private double titled;
    private double plain;
    private double name;
    private double meaning;

    void forget() {
        titled = 0;
        plain = 0;
        name = 0;
        meaning = 0;
    }

    /** One more of its terms, by how much it says. */
    void add(int term, double weight) {
        if ((term & Terms.MEANING) != 0) {
            meaning = Math.max(meaning, weight);
            return;
        }
        double square = weight * weight;
        double in = Overlap.titled(term);
        titled += square * in * in;
        plain += square;
        if ((term & Terms.IN_NAME) != 0) {
            name = Math.max(name, weight);
        }
    }

    /** What it has in common with another text, where these are the sums over what both have. */
    Overlap with(Saying other, double both, double named, double meant) {
        return new Overlap(
                both == 0 ? 0 : Math.min(1, both / Math.sqrt(titled * other.titled)),
                Math.min(plain, other.plain),
                named,
                named > 0 ? 0 : Math.min(name, other.name),
                named > 0 ? 0 : Math.max(name, other.name),
                meant,
                meant > 0 ? 0 : Math.min(meaning, other.meaning));
    }
}
