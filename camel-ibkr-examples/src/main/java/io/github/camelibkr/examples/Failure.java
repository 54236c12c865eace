package io.github.camelibkr.examples;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;

/** Puts an exception of the start into words: which route, and the cause at the bottom of it. */
final class Failure {

    private Failure() {}

    static List<String> explain(Throwable problem) {
        String route = "";
        Throwable root = problem;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof FailedToCreateRouteException failed) {
                route = failed.getRouteId();
            } else if (cause instanceof FailedToStartRouteException failed) {
                route = failed.getRouteId();
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("error: " + (route.isEmpty() ? "" : "route " + route + " did not start: ") + text(root));
        lines.add("The whole story: " + System.getProperty("examples.logs", "logs") + "/examples.log");
        return lines;
    }

    private static String text(Throwable root) {
        return root.getMessage() == null ? root.getClass().getName() : root.getMessage();
    }
}
