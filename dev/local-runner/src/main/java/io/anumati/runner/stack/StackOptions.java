package io.anumati.runner.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.anumati.testkit.KafkaNode;
import io.anumati.testkit.ProjectFolder;

/**
 * How a stack is started.
 *
 * @param folder keeps data, logs and secrets; one stack at a time
 * @param without services that are left out
 * @param userPartitions partition count of topics that are partitioned by user
 * @param environment set for a service on top of what the stack sets
 */
public record StackOptions(Path folder, StackPorts ports, Set<Service> without, int userPartitions,
        Map<Service, Map<String, String>> environment) {

    public StackOptions {
        without = Set.copyOf(without);
        environment = Map.copyOf(environment);
    }

    /** The stack of {@code ./anumati up}: known ports, data that stays. */
    public static StackOptions fixed() {
        return new StackOptions(dataFolder().resolve("stack"), StackPorts.fixed(), Set.of(), KafkaNode.DEFAULT_PARTITIONS,
                Map.of());
    }

    /** A stack on free ports. */
    public static StackOptions onFreePorts(Path folder) {
        return new StackOptions(folder, StackPorts.free(), Set.of(), KafkaNode.DEFAULT_PARTITIONS, Map.of());
    }

    /** Where {@code ./anumati demo} runs, afresh each time. */
    public static Path demoFolder() {
        return dataFolder().resolve("demo");
    }

    /** The one ignored folder for everything that is kept. */
    public static Path dataFolder() {
        return ProjectFolder.root().resolve(".anumati");
    }

    public StackOptions without(Set<Service> left) {
        return new StackOptions(folder, ports, left, userPartitions, environment);
    }

    public StackOptions withUserPartitions(int count) {
        return new StackOptions(folder, ports, without, count, environment);
    }

    /** Adds variables for one service. */
    public StackOptions with(Service service, Map<String, String> variables) {
        Map<Service, Map<String, String>> all = new HashMap<>(environment);
        all.merge(service, variables, (before, more) -> {
            Map<String, String> both = new HashMap<>(before);
            both.putAll(more);
            return both;
        });
        return new StackOptions(folder, ports, without, userPartitions, all);
    }
}
