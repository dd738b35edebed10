package io.huiyin.benchmarks;

import io.huiyin.component.Component;
import io.huiyin.event.Report;
import java.nio.file.Path;
import java.time.Duration;

/** Something that is measured: it reads reports and writes cases. */
interface Subject {

    /** As the table names it. */
    String name();

    /** The key of the case, on the topic of cases, that a report without a duplicate before it leads to. */
    String caseKey(Report report);

    /** One that has not been started. */
    Component create(Setup setup);

    /**
     * One run's own group, folder and pace.
     *
     * @param storeBytes memory of all stores together
     */
    record Setup(
            Ground ground,
            String applicationId,
            Path stateDir,
            int threads,
            Duration commitInterval,
            long storeBytes) {}
}
