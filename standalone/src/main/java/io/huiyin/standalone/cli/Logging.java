package io.huiyin.standalone.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Where this process logs to. A client logs nothing; a command that serves chooses, once its settings are known. By then
 * some library has made a logger already, so the logging library is told to read its configuration again.
 */
final class Logging {
    private static final String WHERE = "huiyin.log";

    private Logging() {}

    /** Details to a file, our own warnings to the console. */
    static void toFile(Path file) {
        System.setProperty("huiyin.log.file", file.toString());
        choose("file");
    }

    /** Everything to stderr, for whoever runs the process to keep. */
    static void toStderr() {
        choose("service");
    }

    private static void choose(String where) {
        System.setProperty(WHERE, where);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            try {
                new ContextInitializer(context).autoConfig();
            } catch (JoranException e) {
                throw new IllegalStateException("the configuration of the log is broken", e);
            }
        }
    }
}
