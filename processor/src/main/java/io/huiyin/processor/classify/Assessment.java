package io.huiyin.processor.classify;

import io.huiyin.processor.flow.Classification;
import java.util.List;

/** What a report is about, and which rules could not be worked out for it. */
record Assessment(Classification classification, List<Undecided> undecided) {}
