package io.anumati.runner.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.anumati.runner.demo.DemoRole;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.Http;
import io.anumati.runner.demo.Platform;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.StackOptions;
import io.anumati.simulator.SimulatorControl;

/** The composed stack as the demo uses it, from outside: loopback ports, the shipped realm, one forward proxy per user. */
public final class ComposePlatform implements Platform {

    /** Each user has a proxy with an address of its own, and there are so many. */
    public static final int PROXIES = DemoUser.FEWEST;

    private static final String NOBODYS_ADDRESS = "172.30.84.250";

    private record Container(Compose compose, Service service) implements Victim {

        @Override
        public String name() {
            return service.module();
        }

        @Override
        public void kill() {
            compose.run("kill", "--signal", "KILL", service.module());
        }

        @Override
        public void start() {
            compose.run("up", "--detach", "--wait", "--no-deps", service.module());
        }
    }

    private final Compose compose;
    private final KeycloakLogins logins;

    /** @param users the demo's people, who get accounts in the realm */
    public ComposePlatform(ComposeStack stack, List<DemoUser> users) {
        this.compose = stack.compose();
        this.logins = new KeycloakLogins(http(), Published.IDENTITY_PROVIDER.url(),
                client -> ComposeStack.secret("client-" + client));
        logins.createSubscribers(ComposeStack.secret("keycloak-admin"), users.stream().map(DemoUser::userId).toList());
    }

    /** The demo's people behind the proxies of {@code compose.demo.yaml}. */
    public static List<DemoUser> cast(int users) {
        return DemoUser.cast(users).stream().map(user -> user.routed(proxy(user.number()),
                user.role() == DemoRole.WRONG_ADDRESS ? NOBODYS_ADDRESS : proxyAddress(user.number()))).toList();
    }

    private static String proxy(int number) {
        return "egress-route-%d:3128".formatted(number);
    }

    private static String proxyAddress(int number) {
        return "172.30.84.%d".formatted(100 + number);
    }

    @Override
    public Http http() {
        return new Http(Published::way);
    }

    @Override
    public String url(Service service) {
        return Published.of(service).url();
    }

    @Override
    public SimulatorControl simulator() {
        return new SimulatorControl(URI.create(Published.BROKER_CONTROL.url()), ComposeStack.secret("simulator-control"));
    }

    @Override
    public String kafka() {
        return Published.KAFKA.address();
    }

    @Override
    public String subscriber(String userId) {
        return logins.subscriber(userId);
    }

    @Override
    public String client(String clientId) {
        return logins.client(clientId);
    }

    @Override
    public Victim victim(Service service) {
        return new Container(compose, service);
    }

    @Override
    public Path folder() {
        try {
            return Files.createDirectories(StackOptions.dataFolder().resolve("demo-compose"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** OpenBao's set-up wrote it beside the logins, which token-vault-service has mounted. */
    @Override
    public Path auditKey() {
        Path key = folder().resolve("audit-checkpoint.pub");
        compose.run("cp", Service.VAULT.module() + ":/logins/audit-checkpoint.pub", key.toString());
        return key;
    }
}
