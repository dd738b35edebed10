package io.huiyin.processor.classify;

import io.huiyin.policy.expression.Subject;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Models;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.text.FoldedText;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Classifies each report by the policy and the models in force at its time. Keeps no state. */
public final class ClassifyProcessor implements Processor<String, Submitted, String, Classified> {
    private final Function<ProcessorContext<?, ?>, Models> book;
    private final Classifiers classifiers = new Classifiers();
    private ProcessorContext<String, Classified> context;
    private Models models;
    private Decisions decisions;

    private ClassifyProcessor(Function<ProcessorContext<?, ?>, Models> book) {
        this.book = book;
    }

    /** @param book how to ask which models are in force */
    public static ProcessorSupplier<String, Submitted, String, Classified> supplier(
            Function<ProcessorContext<?, ?>, Models> book) {
        return () -> new ClassifyProcessor(book);
    }

    @Override
    public void init(ProcessorContext<String, Classified> context) {
        this.context = context;
        models = book.apply(context);
        decisions = new Decisions(context);
    }

    @Override
    public void process(Record<String, Submitted> record) {
        var submitted = record.value();
        var report = submitted.report();
        var rules = submitted.policy().rules();
        var folded = FoldedText.of(report);
        var assessment = classifiers
                .of(rules)
                .assess(
                        new Subject(report, folded, submitted.submittedAt(), rules.zone()),
                        name -> models.inForce(report.getTenant(), name, submitted.receivedAt()));
        decisions.count(report.getTenant(), assessment);
        context.forward(record.withValue(new Classified(submitted, assessment.classification(), folded)));
    }
}
