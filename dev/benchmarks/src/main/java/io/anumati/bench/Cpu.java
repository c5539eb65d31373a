package io.anumati.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.ServiceProcess;
import io.anumati.testkit.ManagedProcess;

/** Processor time and memory of every part of a stack, children included. */
final class Cpu {

    private Cpu() {
    }

    /** @param seconds processor time since each part's start, by part; {@code machine}: of everything on this machine */
    record Reading(long nanos, Map<String, Double> seconds, double machine) {

        /** Share of the machine that the stack and this program used since an earlier reading. */
        double shareSince(Reading before) {
            return total(before) / (elapsed(before) * Runtime.getRuntime().availableProcessors());
        }

        /** Share of the machine that anything used, other programs included. */
        double machineShareSince(Reading before) {
            return (machine - before.machine) / (elapsed(before) * Runtime.getRuntime().availableProcessors());
        }

        double of(String part, Reading before) {
            return seconds.getOrDefault(part, 0.0) - before.seconds.getOrDefault(part, 0.0);
        }

        double total(Reading before) {
            return seconds.keySet().stream().mapToDouble(part -> of(part, before)).sum();
        }

        double elapsed(Reading before) {
            return (nanos - before.nanos) / 1e9;
        }
    }

    static Reading read(LocalStack stack) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        pids(stack).forEach((name, pid) -> seconds.put(name, secondsOf(pid)));
        seconds.put("bench", ProcessHandle.current().info().totalCpuDuration().map(Cpu::seconds).orElse(0.0));
        return new Reading(System.nanoTime(), seconds, machineSeconds());
    }

    /** Resident memory in MiB by part; empty where the system does not tell. */
    static Map<String, Long> memory(LocalStack stack) {
        Map<String, Long> memory = new LinkedHashMap<>();
        pids(stack).forEach((name, pid) -> memory.put(name, family(pid).mapToLong(each -> resident(each.pid())).sum() >> 10));
        return memory;
    }

    private static Map<String, Long> pids(LocalStack stack) {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            ServiceProcess process = stack.service(service);
            if (process.isAlive()) {
                pids.put(service.module(), process.process().pid());
            }
        }
        stack.kafka().process().map(ManagedProcess::pid).ifPresent(pid -> pids.put("kafka", pid));
        stack.postgres().process().map(ManagedProcess::pid).ifPresent(pid -> pids.put("postgres", pid));
        stack.openBao().process().map(ManagedProcess::pid).ifPresent(pid -> pids.put("openbao", pid));
        stack.simulator().process().map(ManagedProcess::pid).ifPresent(pid -> pids.put("upstox-simulator", pid));
        return pids;
    }

    private static Stream<ProcessHandle> family(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()));
    }

    static double secondsOf(long pid) {
        return family(pid).mapToDouble(each -> each.info().totalCpuDuration().map(Cpu::seconds).orElse(0.0)).sum();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** In KiB; 0 where the system does not tell. */
    static long resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong).findFirst().orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    /** From Linux' own count in hundredths; 0 elsewhere. */
    private static double machineSeconds() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElse("cpu").trim().split("\\s+");
            double busy = 0;
            for (int i = 1; i < Math.min(fields.length, 9); i++) {
                busy += i == 4 || i == 5 ? 0 : Double.parseDouble(fields[i]);
            }
            return busy / 100;
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
