package io.anumati.runner.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.anumati.testkit.IdentityProvider;
import io.anumati.testkit.KafkaNode;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.OpenBaoServer;
import io.anumati.testkit.PostgresServer;
import io.anumati.testkit.Simulator;

/** Everything of a stack but the services. */
final class Infrastructure {

    private final StackFolder folder;
    private final StackOptions options;
    private volatile KafkaNode kafka;
    private volatile PostgresServer postgres;
    private volatile OpenBaoServer openBao;
    private volatile IdentityProvider identityProvider;
    private volatile Simulator simulator;

    Infrastructure(StackOptions options) {
        this.options = options;
        this.folder = new StackFolder(options.folder());
    }

    /** Steps that start one part each, by name. */
    Map<String, Runnable> steps() {
        StackPorts ports = options.ports();
        return new TreeMap<>(Map.of(
                "kafka", this::startKafka, "postgres", this::startPostgres,
                "openbao", this::startOpenBao,
                "identity-provider", () -> identityProvider = IdentityProvider
                        .start(new IdentityProvider.Options(folder.of("identity-provider"), ports.identityProvider())),
                "upstox-simulator", () -> simulator = Simulator.start(new Simulator.Options(folder.of("upstox-simulator"),
                        ports.simulator(), ports.simulatorControl()))));
    }

    /** Also after it was killed: same address, same data. */
    void startKafka() {
        kafka = KafkaNode.start(new KafkaNode.Options(folder.of("kafka"), options.ports().kafka(),
                options.ports().kafkaController(), options.userPartitions()));
    }

    /** Also after it was stopped: same address, same data. */
    void startPostgres() {
        postgres = PostgresServer
                .start(new PostgresServer.Options(folder.of("postgres"), options.ports().postgres(), true));
    }

    /** Also after it was killed: same address, same data, unsealed. */
    void startOpenBao() {
        StackPorts ports = options.ports();
        openBao = OpenBaoServer
                .start(new OpenBaoServer.Options(folder.of("openbao"), ports.openBao(), ports.openBaoCluster()));
    }

    KafkaNode kafka() {
        return kafka;
    }

    PostgresServer postgres() {
        return postgres;
    }

    OpenBaoServer openBao() {
        return openBao;
    }

    IdentityProvider identityProvider() {
        return identityProvider;
    }

    Simulator simulator() {
        return simulator;
    }

    /** What the service needs to know, and nothing that only others need. */
    Map<String, String> environment(Service service) {
        Map<String, String> environment = new TreeMap<>(kafka.environment());
        environment.putAll(identityProvider.environment());
        environment.put("ANUMATI_TRADING_MODE", "PAPER");
        environment.put("ANUMATI_VAULT_SERVICE_URL", url(Service.VAULT));
        service.databaseRole().ifPresent(role -> environment.putAll(postgres.environment(role)));
        switch (service) {
            case AUTH -> {
                environment.putAll(simulator.environment());
                environment.put("ANUMATI_PUBLIC_URL", url(Service.AUTH));
            }
            case SIGNAL, EXECUTOR -> environment.putAll(simulator.environment());
            case VAULT -> environment.putAll(openBao.environment());
            case AUDIT -> environment.put("ANUMATI_AUDIT_CHECKPOINT_FOLDER", folder.of("audit-checkpoints").toString());
        }
        environment.putAll(options.environment().getOrDefault(service, Map.of()));
        return environment;
    }

    private String url(Service service) {
        return "http://127.0.0.1:" + options.ports().services().get(service);
    }

    void close() {
        Together.run(processes().stream().<Runnable> map(process -> process::close).toList());
    }

    List<ManagedProcess> processes() {
        List<Supplier<Optional<ManagedProcess>>> parts = new ArrayList<>();
        if (kafka != null) {
            parts.add(kafka::process);
        }
        if (postgres != null) {
            parts.add(postgres::process);
        }
        if (openBao != null) {
            parts.add(openBao::process);
        }
        if (identityProvider != null) {
            parts.add(identityProvider::process);
        }
        if (simulator != null) {
            parts.add(simulator::process);
        }
        return parts.stream().flatMap(part -> part.get().stream()).toList();
    }
}
