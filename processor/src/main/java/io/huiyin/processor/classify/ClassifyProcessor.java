package io.huiyin.processor.classify;

import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Submitted;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Classifies each report by the policy in force at its time. Keeps no state. */
public final class ClassifyProcessor implements Processor<String, Submitted, String, Classified> {
    private final Classifiers classifiers = new Classifiers();
    private ProcessorContext<String, Classified> context;

    @Override
    public void init(ProcessorContext<String, Classified> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, Submitted> record) {
        var submitted = record.value();
        var classifier = classifiers.of(submitted.policy().rules());
        context.forward(record.withValue(new Classified(submitted, classifier.classify(submitted.report()))));
    }
}
