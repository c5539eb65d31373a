package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.anumati.runner.demo.DemoRun;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.Figures;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Progress;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.StackOptions;

/** The whole demo, with the executor killed during the burst. */
class KillIT {

    @Test
    void i1_everyCommandEndsAsWrittenDownBeforeAlthoughTheExecutorIsKilled() {
        Path folder = StackOptions.dataFolder().resolve("e2e").resolve("kill");
        StackOptions options = StackOptions.onFreePorts(folder).with(Service.EXECUTOR,
                Map.of("ANUMATI_EXECUTOR_UNKNOWN_SAFE_TIME", "20S"));
        try (LocalStack stack = LocalStack.startAfresh(options, Progress.SILENT);
                DemoRun run = new DemoRun(stack, DemoUser.cast(DemoUser.FEWEST + 1), Optional.of(Service.EXECUTOR),
                        System.out)) {

            Figures figures = run.run();

            assertThat(figures.complaints()).isEmpty();
        }
    }
}
