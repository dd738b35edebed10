package io.huiyin.standalone.cli;

import io.huiyin.event.Report;
import io.huiyin.serde.TrustedPackages;

/** The only entry point of the program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Events hold lists of events, and Avro loads their classes by name also where nothing is read from outside.
        TrustedPackages.trust(Report.class);
        System.exit(Huiyin.commandLine(System.getenv()).execute(arguments));
    }
}
