package io.huiyin.learn.text;

/**
 * What is wanted of a training.
 *
 * @param folds of the cross-validation, 2 to 20; a label needs as many texts
 * @param precision wanted of what the model says at or above its threshold, above 0 to 1
 * @param seed of everything that is drawn at random
 * @param threads that work at once, 1 to 64, fewer where memory is short; they change the time and nothing else
 */
public record TrainingOptions(int folds, double precision, long seed, int threads) {
    public TrainingOptions {
        if (folds < 2 || folds > 20) {
            throw new IllegalArgumentException("folds is " + folds + "; it must be 2 to 20");
        }
        if (!(precision > 0 && precision <= 1)) {
            throw new IllegalArgumentException("precision is " + precision + "; it must be above 0, up to 1");
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be 1 to 64");
        }
    }
}
