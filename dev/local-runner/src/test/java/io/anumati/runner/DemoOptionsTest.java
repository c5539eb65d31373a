package io.anumati.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

class DemoOptionsTest {

    @ParameterizedTest
    @CsvSource({ "demo --users 11, '--users takes 12 to 1000, not 11'",
            "demo --target compose --users 13, '--users takes 12 to 12, not 13'",
            "demo --target cloud, expected one of", "demo --kill no-service, no service is named no-service" })
    void aWrongOptionIsRefusedBeforeAnythingStarts(String arguments, String said) {
        StringWriter errors = new StringWriter();
        CommandLine line = Main.commandLine().setErr(new PrintWriter(errors, true));

        int exitCode = line.execute(arguments.split(" "));

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).containsIgnoringCase(said);
    }
}
