package io.huiyin.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** Who may import whom, and who may read a clock, as docs/design.md says. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.huiyin");

    private static final String[] LANGUAGE = {
        "io.huiyin.event..",
        "io.huiyin.topic..",
        "io.huiyin.serde..",
        "io.huiyin.json..",
        "io.huiyin.check..",
        "io.huiyin.policy..",
        "io.huiyin.component..",
        "io.huiyin.asyncapi.."
    };
    private static final String[] PARTS = {
        "io.huiyin.ingest..",
        "io.huiyin.processor..",
        "io.huiyin.sink..",
        "io.huiyin.console..",
        "io.huiyin.audit..",
        "io.huiyin.learn..",
        "io.huiyin.standalone.."
    };
    private static final String[] STAGES = {"validate", "classify", "deduplicate", "cases", "count", "points", "surge"};

    @Test
    void language_importsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAnyPackage(LANGUAGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PARTS)
                .check(HOUSE);
    }

    @Test
    void parts_meetOnlyAtTopicsAndTables() {
        for (var part : new String[] {"ingest", "processor", "sink", "console", "audit"}) {
            for (var other : new String[] {"ingest", "processor", "sink", "console", "audit", "learn", "standalone"}) {
                if (!part.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("io.huiyin." + part + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("io.huiyin." + other + "..")
                            .check(HOUSE);
                }
            }
        }
    }

    @Test
    void learning_usesTheProcessorAndNoOtherPart() {
        noClasses()
                .that()
                .resideInAPackage("io.huiyin.learn..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.huiyin.ingest..",
                        "io.huiyin.sink..",
                        "io.huiyin.console..",
                        "io.huiyin.audit..",
                        "io.huiyin.standalone..")
                .check(HOUSE);
    }

    @Test
    void stages_doNotImportEachOther() {
        for (var stage : STAGES) {
            for (var other : STAGES) {
                if (!stage.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("io.huiyin.processor." + stage + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("io.huiyin.processor." + other + "..")
                            .check(HOUSE);
                }
            }
        }
    }

    @Test
    void packages_ofTheProcessor_haveNoCycles() {
        slices().matching("io.huiyin.processor.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void topology_isKnownToNoStage() {
        noClasses()
                .that()
                .resideInAPackage("io.huiyin.processor..")
                .and()
                .resideOutsideOfPackage("io.huiyin.processor.topology..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.huiyin.processor.topology..")
                .check(HOUSE);
    }

    @Test
    void processor_readsNoClock() {
        noClasses()
                .that()
                .resideInAPackage("io.huiyin.processor..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .because("time is an input: it comes with the records")
                .check(HOUSE);
    }

    @Test
    void launcher_isTheOnlyOneToExitAndToHaveAMain() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.huiyin.standalone.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(HOUSE);
        methods()
                .that()
                .haveName("main")
                .and()
                .areStatic()
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("io.huiyin.standalone.cli..")
                .check(HOUSE);
    }

    @Test
    void terminal_belongsToTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.huiyin.standalone.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }
}
