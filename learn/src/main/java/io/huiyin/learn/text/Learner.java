package io.huiyin.learn.text;

/** One way to find weights. */
enum Learner {
    /** Multinomial naive Bayes on the weighted vectors, every label as likely as another. */
    BAYES {
        @Override
        Linear learn(Examples examples, long seed) {
            return Bayes.learn(examples);
        }
    },
    /** A support vector machine for each label against the others. */
    MACHINE {
        @Override
        Linear learn(Examples examples, long seed) {
            return Machines.learn(examples, 0.1, seed);
        }
    },
    /** The same held less tightly, which many texts allow. */
    FREE_MACHINE {
        @Override
        Linear learn(Examples examples, long seed) {
            return Machines.learn(examples, 0.5, seed);
        }
    },
    /**
     * The same on features that are scaled by how much naive Bayes believes them (Wang and Manning, "Baselines and Bigrams:
     * Simple, Good Sentiment and Topic Classification", ACL 2012).
     */
    SCALED_MACHINE {
        @Override
        Linear learn(Examples examples, long seed) {
            return Machines.learnScaled(examples, 0.3, seed);
        }
    },
    /** The same for each two labels, on features scaled for these two. */
    PAIRED_MACHINE {
        @Override
        Linear learn(Examples examples, long seed) {
            return Pairs.learn(examples, 0.3, seed);
        }

        @Override
        boolean suits(int labels) {
            return labels > 2 && labels <= Pairs.MOST_LABELS;
        }
    };

    /** Whether it is of use and affordable for so many labels. */
    boolean suits(int labels) {
        return labels >= 2;
    }

    abstract Linear learn(Examples examples, long seed);
}
