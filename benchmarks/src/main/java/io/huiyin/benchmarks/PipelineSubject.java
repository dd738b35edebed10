package io.huiyin.benchmarks;

import io.huiyin.component.Component;
import io.huiyin.event.Report;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.processor.topology.ProcessorConfig;
import io.huiyin.processor.topology.TriageSettings;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topic;
import java.time.Duration;

/** The pipeline as it is shipped, with the built-in policy. */
record PipelineSubject(Duration tickInterval) implements Subject {

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String caseKey(Report report) {
        return CaseId.ofFirstReport(report.getTenant(), report.getSite(), report.getEventId())
                .toString();
    }

    @Override
    public Component create(Setup setup) {
        var triage = new TriageSettings(Topic.DEFAULT_PREFIX, tickInterval, false, CasesSettings.DEFAULT);
        return new Pipeline(new ProcessorConfig(
                setup.ground().kafka(),
                triage,
                setup.applicationId(),
                setup.stateDir(),
                setup.threads(),
                setup.commitInterval(),
                0,
                1,
                setup.storeBytes()));
    }
}
