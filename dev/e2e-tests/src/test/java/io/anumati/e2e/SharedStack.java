package io.anumati.e2e;

import java.net.URI;
import java.util.Map;

import io.anumati.runner.demo.Subscribers;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Progress;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.StackOptions;
import io.anumati.simulator.SimulatorControl;

/**
 * One stack for all tests of this program; it ends with the program. Its bands are scaled down, at the simulator and at the
 * executor, so that every test lives within windows that are full soon: 10 in 1 s, 50 in 6 s, 200 in 60 s. What is not in the
 * broker's book counts as absent after 20 s.
 */
final class SharedStack {

    static final Map<String, Integer> BANDS = Map.of("PT1S", 10, "PT6S", 50, "PT1M", 200);

    private static LocalStack stack;

    private SharedStack() {
    }

    static synchronized LocalStack get() {
        if (stack == null) {
            stack = start();
        }
        return stack;
    }

    private static LocalStack start() {
        StackOptions options = StackOptions.onFreePorts(StackOptions.dataFolder().resolve("e2e").resolve("shared"));
        LocalStack started = LocalStack.startAfresh(options.with(Service.EXECUTOR, Map.of(
                "ANUMATI_EXECUTOR_THROTTLE_BANDS_1__LIMIT", "50", "ANUMATI_EXECUTOR_THROTTLE_BANDS_1__WINDOW", "6S",
                "ANUMATI_EXECUTOR_THROTTLE_BANDS_1__RESERVE", "0", "ANUMATI_EXECUTOR_THROTTLE_BANDS_2__RESERVE", "0",
                "ANUMATI_EXECUTOR_THROTTLE_BANDS_2__LIMIT", "200", "ANUMATI_EXECUTOR_THROTTLE_BANDS_2__WINDOW", "60S",
                "ANUMATI_EXECUTOR_UNKNOWN_SAFE_TIME", "20S")),
                Progress.SILENT);
        try (SimulatorControl simulator = Subscribers.control(URI.create(started.simulator().controlUrl()))) {
            simulator.limits(Map.of("algoLimit", 10, "orderMinute", Map.of("limit", 50, "length", "PT6S"), "orderHalfHour",
                    Map.of("limit", 200, "length", "PT60S")));
        }
        return started;
    }
}
