package io.github.camelibkr.examples;

import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;

/** Says where the log goes. Has to come before the first logger is made. */
final class Logging {

    private Logging() {}

    static void into(Path folder, Screen screen) {
        System.setProperty("examples.logs", folder.toString());
        System.setProperty("examples.clear-line", screen.isOnTerminal() ? Screen.CLEAR_LINE : "");
    }

    /** Keeps the whole story of a failed start in the file; the screen gets one line of it elsewhere. */
    static void note(Exception problem) {
        LogManager.getLogger(Logging.class).info("The run ended", problem);
    }

    /** Writes out what is left; Log4j's own shutdown hook would cut off what is said at Ctrl-C. */
    static void close() {
        LogManager.shutdown();
    }
}
