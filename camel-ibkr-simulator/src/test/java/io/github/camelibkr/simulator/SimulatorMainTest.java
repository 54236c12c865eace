package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulatorMainTest {

    @Test
    void help_namesEveryOption() {
        assertThat(run("--help"))
                .contains(
                        "--port",
                        "--seed",
                        "--live",
                        "--adviser",
                        "--dynamic",
                        "--http",
                        "--text-frames",
                        "--no-questions",
                        "--no-pacing",
                        "--quote-interval");
    }

    @Test
    void unknownOption_isAnErrorThatNamesTheNearest() {
        assertThat(run("--nonsense")).contains("Unknown option: '--nonsense'").contains("--no-questions");
    }

    private static String run(String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new CommandLine(new SimulatorMain()).setOut(out).setErr(out).execute(arguments);
        return text.toString();
    }
}
