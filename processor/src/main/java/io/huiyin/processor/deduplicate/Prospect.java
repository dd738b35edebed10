package io.huiyin.processor.deduplicate;

/**
 * The most that the evidence could come to, before it is known what the case is sorted under now and whether it was answered: where
 * that is not enough, the case need not be read.
 */
final class Prospect {
    private Prospect() {}

    /** Whether two reports so alike may be one problem with this probability or more, whatever their case. */
    static boolean reaches(double probability, Measures measures, Weighing weighing) {
        var features = Features.of(measures);
        double sum = weighing.mostOfCase();
        for (int i = 0; i < features.length; i++) {
            sum += features[i] * weighing.weight(i);
        }
        return 1 / (1 + StrictMath.exp(-sum)) >= probability;
    }
}
