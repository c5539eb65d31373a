package io.anumati.runner.compose;

import java.net.URI;
import java.util.Arrays;

import io.anumati.runner.stack.Service;

/** What the composed stack publishes on loopback, with {@code compose.demo.yaml} on top, and what it is called inside. */
public enum Published {
    AUTH("auth-service", 8401, 8401),
    SIGNAL("strategy-signal-service", 8403, 8403),
    EXECUTOR("order-executor-service", 8404, 8404),
    AUDIT("audit-service", 8405, 8405),
    BROKER("upstox-simulator", 8410, 8410),
    BROKER_CONTROL("upstox-simulator", 8411, 8411),
    IDENTITY_PROVIDER("identity-provider", 8080, 8412),
    KAFKA("kafka", 8415, 8415);

    private static final String LOOPBACK = "127.0.0.1";

    private final String host;
    private final int inside;
    private final int outside;

    Published(String host, int inside, int outside) {
        this.host = host;
        this.inside = inside;
        this.outside = outside;
    }

    /** The service's name in the compose file, its host name inside. */
    public String host() {
        return host;
    }

    /** The port inside. */
    public int inside() {
        return inside;
    }

    /** The port on loopback. */
    public int outside() {
        return outside;
    }

    String url() {
        return "http://" + address();
    }

    String address() {
        return LOOPBACK + ":" + outside;
    }

    static Published of(Service service) {
        return switch (service) {
            case AUTH -> AUTH;
            case SIGNAL -> SIGNAL;
            case EXECUTOR -> EXECUTOR;
            case AUDIT -> AUDIT;
            case VAULT -> throw new IllegalArgumentException(service.module() + " is not published");
        };
    }

    /** The way from outside to an address that was told inside; any other address stays as it is. */
    static URI way(URI told) {
        return Arrays.stream(values()).filter(one -> one.host.equals(told.getHost()) && one.inside == told.getPort())
                .findFirst()
                .map(one -> URI.create(told.toString().replaceFirst("//[^/?]+", "//" + one.address()))).orElse(told);
    }
}
