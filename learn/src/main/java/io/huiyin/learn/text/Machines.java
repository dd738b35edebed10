package io.huiyin.learn.text;

import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Random;

/**
 * Support vector machines by LIBLINEAR (Fan and others, JMLR 9, 2008): for each label one against all others, squared hinge
 * loss, solved in the dual. A label with fewer texts than the average weighs more, by the root of how many fewer.
 */
final class Machines {
    private static final double TOLERANCE = 0.1;
    private static final int MOST_ROUNDS = 200;
    private static final double MOST_WEIGHT = 5;

    private final Examples examples;
    private final FeatureNode[][] nodes;

    private Machines(Examples examples) {
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

    /** @param cost what a text on the wrong side costs beside the length of the weights; LIBLINEAR's C */
    static Linear learn(Examples examples, double cost, long seed) {
        var machines = new Machines(examples);
        var linear = new Linear(examples.labels, examples.features);
        for (int label = 0; label < examples.labels; label++) {
            machines.learn(label, cost, seed, linear);
        }
        return linear;
    }

    static Linear learnScaled(Examples examples, double cost, long seed) {
        var machines = new Machines(examples);
        var linear = new Linear(examples.labels, examples.features);
        var ratios = Bayes.ratios(examples);
        for (int label = 0; label < examples.labels; label++) {
            machines.scale(ratios[label]);
            machines.learn(label, cost, seed, linear);
            for (int i = 0; i < examples.features; i++) {
                linear.weights[label][i] *= ratios[label][i];
            }
        }
        return linear;
    }

    private void scale(float[] ratios) {
        for (int i = 0; i < nodes.length; i++) {
            var vector = examples.vectors[i];
            for (int k = 0; k < vector.features.length; k++) {
                nodes[i][k].setValue(vector.values[k] * ratios[vector.features[k]]);
            }
        }
    }

    private void learn(int label, double cost, long seed, Linear into) {
        var problem = new Problem();
        problem.l = nodes.length;
        problem.n = examples.features + 1;
        problem.bias = 1;
        problem.x = nodes;
        problem.y = new double[nodes.length];
        int with = 0;
        for (int i = 0; i < nodes.length; i++) {
            problem.y[i] = examples.targets[i] == label ? 1 : -1;
            with += examples.targets[i] == label ? 1 : 0;
        }
        if (with == 0) {
            into.biases[label] = -1;
            return;
        }
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, cost, MOST_ROUNDS, TOLERANCE);
        parameter.setRandom(new Random(seed));
        double fewer = (double) nodes.length / examples.labels / with;
        parameter.setWeights(new double[] {Math.clamp(Math.sqrt(fewer), 1, MOST_WEIGHT)}, new int[] {1});
        var model = de.bwaldvogel.liblinear.Linear.train(problem, parameter);
        var weights = model.getFeatureWeights();
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        for (int i = 0; i < examples.features; i++) {
            into.weights[label][i] = (float) (sign * weights[i]);
        }
        into.biases[label] = sign * weights[examples.features];
    }

    static {
        de.bwaldvogel.liblinear.Linear.disableDebugOutput();
    }
}
