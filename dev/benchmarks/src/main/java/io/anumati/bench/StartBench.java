package io.anumati.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.ServiceProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Each service as it is packaged and as its image starts it: time to ready, with and without an AOT cache of the JDK, in turn.
 */
@Command(name = "start", mixinStandardHelpOptions = true, description = "Time to ready and memory, with and without an AOT cache.")
final class StartBench implements Callable<Integer> {

    private final Rigs rigs;

    @Mixin
    private Options options;

    @Option(names = "--rounds", description = "starts of each kind (${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--service", split = ",", description = "these services only (all)")
    private List<String> only = Service.modules();

    StartBench(Rigs rigs) {
        this.rigs = rigs;
    }

    @Override
    public Integer call() throws IOException {
        List<Service> services = only.stream().map(name -> Service.named(name)
                .orElseThrow(() -> new IllegalArgumentException("no service is named " + name))).toList();
        Report report = new Report("start").setting("rounds", rounds).setting("java", String.join(" ", Start.JAVA));
        try (Rig rig = rigs.start(Bands.documented(), Map.of(), Set.of())) {
            for (Service service : services) {
                measure(report, rig, service);
            }
        }
        return report.finish(System.out, options.json);
    }

    private void measure(Report report, Rig rig, Service service) throws IOException {
        ServiceProcess usual = rig.stack().service(service);
        usual.stop();
        Path folder = Files.createDirectories(rig.stack().folder().of("start").resolve(service.module()));
        Map<Training, Optional<Path>> caches = new EnumMap<>(Training.class);
        Map<Training, List<Start.Figures>> seen = new EnumMap<>(Training.class);
        for (Training training : Training.values()) {
            caches.put(training, training.cache(usual, folder));
            seen.put(training, new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (Training training : Training.values()) {
                seen.get(training).add(Start.measured(usual, folder, caches.get(training)));
            }
        }
        for (Training training : Training.values()) {
            report.row("process started to ready", row(service, training, seen.get(training), caches.get(training)));
        }
        double without = median(seen.get(Training.NONE), Start.Figures::seconds);
        double with = median(seen.get(Training.ALONE), Start.Figures::seconds);
        report.aim(service.module() + " ready sooner with a cache made without other parts", "< %.2f s".formatted(without),
                String.format(Locale.ROOT, "%.2f s", with), with < without);
        usual.start();
    }

    private static Map<String, Object> row(Service service, Training training, List<Start.Figures> starts,
            Optional<Path> cache) throws IOException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service", service.module());
        row.put("cache", training.words());
        row.put("readySeconds", median(starts, Start.Figures::seconds));
        row.put("slowestSeconds", starts.stream().mapToDouble(Start.Figures::seconds).max().orElse(0));
        row.put("cpuSeconds", median(starts, Start.Figures::cpuSeconds));
        row.put("residentMiB", Math.round(median(starts, Start.Figures::residentMiB)));
        row.put("cacheMiB", cache.isEmpty() ? 0 : Files.size(cache.get()) >> 20);
        return row;
    }

    private static double median(List<Start.Figures> starts, ToDoubleFunction<Start.Figures> figure) {
        return Quantiles.of(starts.stream().map(figure::applyAsDouble).toList()).at(0.5);
    }
}
