package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rotues a.yaml | Unknown options: '--rotues', 'a.yaml'",
                "--routes | Missing required parameter for option '--routes' at index 0 (GLOB)",
                "--routes no/such/*.yaml | --routes: no file matches no/such/*.yaml",
                "--properties no/such.properties | --properties: no such file: no/such.properties",
                "--property nothing | --property: expected KEY=VALUE but got: nothing",
                "--duration soon | Invalid value for option '--duration': expected a time such as 60s, 5m or 1h30m but got: soon",
                "--duration 0s | Invalid value for option '--duration': expected more than no time but got: 0s",
            })
    void aWrongCommandLineIsExplainedAndEndsWithTwo(String arguments, String message) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err)
                .hasToString("error: " + message + System.lineSeparator() + "Try --help." + System.lineSeparator());
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("--routes", "--property", "--properties", "--duration", "Exit codes:");
    }

    @ParameterizedTest
    @CsvSource({
        "60s,PT1M",
        "5m,PT5M",
        "1h30m,PT1H30M",
        "500ms,PT0.5S",
        "90,PT1M30S",
        "1d,PT24H",
        "1d2h,PT26H",
        "PT5S,PT5S"
    })
    void durationsAreReadAsPeopleWriteThem(String text, String expected) {
        assertThat(new DurationConverter().convert(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "5 minutes", "5x", "-5s", "m5"})
    void otherDurationsAreRefused(String text) {
        assertThat(catchThrowable(() -> new DurationConverter().convert(text)))
                .isInstanceOf(TypeConversionException.class);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = ExamplesMain.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
