package io.huiyin.learn.text;

import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Random;

/** Examples in the form that LIBLINEAR takes, whose values are scaled anew for each machine. */
final class Rows {
    private static final double TOLERANCE = 0.1;
    private static final int MOST_ROUNDS = 200;

    private final Examples examples;
    private final FeatureNode[][] nodes;

    Rows(Examples examples) {
        this.examples = examples;
        nodes = new FeatureNode[examples.vectors.length][];
        for (int i = 0; i < nodes.length; i++) {
            var vector = examples.vectors[i];
            nodes[i] = new FeatureNode[vector.features.length + 1];
            for (int k = 0; k < vector.features.length; k++) {
                nodes[i][k] = new FeatureNode(vector.features[k] + 1, vector.values[k]);
            }
            nodes[i][vector.features.length] = new FeatureNode(examples.features + 1, 1);
        }
    }

    /** Makes the values of these rows what they are in the examples, times their feature's ratio. */
    void scale(int[] rows, float[] ratios) {
        for (int i : rows) {
            var vector = examples.vectors[i];
            for (int k = 0; k < vector.features.length; k++) {
                nodes[i][k].setValue(vector.values[k] * ratios[vector.features[k]]);
            }
        }
    }

    /**
     * A support vector machine with squared hinge loss, solved in the dual.
     *
     * @param rows that it learns from, of both sides
     * @param label whose rows are to be above 0
     * @param cost what a row on the wrong side costs beside the length of the weights; LIBLINEAR's C
     * @param own by how much more a row of the label costs
     * @param other by how much more any other row does
     * @return the weights of the features, and last of all what the score starts from
     */
    double[] machine(int[] rows, int label, double cost, double own, double other, long seed) {
        var problem = new Problem();
        problem.l = rows.length;
        problem.n = examples.features + 1;
        problem.bias = 1;
        problem.x = new FeatureNode[rows.length][];
        problem.y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            problem.x[i] = nodes[rows[i]];
            problem.y[i] = examples.targets[rows[i]] == label ? 1 : -1;
        }
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, cost, MOST_ROUNDS, TOLERANCE);
        parameter.setRandom(new Random(seed));
        parameter.setWeights(new double[] {own, other}, new int[] {1, -1});
        var model = Linear.train(problem, parameter);
        var weights = model.getFeatureWeights();
        if (model.getLabels()[0] != 1) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = -weights[i];
            }
        }
        return weights;
    }

    static {
        Linear.disableDebugOutput();
    }
}
