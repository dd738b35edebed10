package io.huiyin.processor.classify;

import io.huiyin.processor.flow.Classification;
import java.util.List;

/**
 * What a report is about, and which rules had a hand in it.
 *
 * @param matching the rules that match, whether or not another decided first
 * @param undecided those that could not be worked out
 */
record Assessment(Classification classification, List<String> matching, List<Undecided> undecided) {}
