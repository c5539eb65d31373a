package io.anumati.runner.stack;

import java.util.EnumMap;
import java.util.Map;

import io.anumati.testkit.FreePorts;

/** Loopback ports of one stack. */
public record StackPorts(Map<Service, Integer> services, int simulator, int simulatorControl, int identityProvider, int openBao,
        int openBaoCluster, int kafka, int kafkaController, int postgres) {

    private static final int FIRST_SERVICE = 8401;

    public StackPorts {
        services = Map.copyOf(services);
    }

    /** What {@code ./anumati up} uses. */
    public static StackPorts fixed() {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, FIRST_SERVICE + service.ordinal());
        }
        return new StackPorts(services, 8410, 8411, 8412, 8413, 8414, 8415, 8416, 8417);
    }

    /** For stacks beside others. */
    public static StackPorts free() {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, FreePorts.next());
        }
        return new StackPorts(services, FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(), FreePorts.next(), FreePorts.next());
    }
}
