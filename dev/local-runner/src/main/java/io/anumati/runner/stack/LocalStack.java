package io.anumati.runner.stack;

import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.anumati.testkit.AtExit;
import io.anumati.testkit.Folders;
import io.anumati.testkit.FreePorts;
import io.anumati.testkit.KafkaNode;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.OpenBaoServer;
import io.anumati.testkit.PostgresServer;
import io.anumati.testkit.Simulator;
import io.anumati.testkit.Tokens;

/**
 * The whole platform on this machine, each part a process of its own. It ends with this program unless it is left running by
 * {@link #detach()}.
 */
public final class LocalStack implements AutoCloseable {

    private final StackOptions options;
    private final StackFolder folder;
    private final Infrastructure infrastructure;
    private final Progress progress;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final List<ServiceProcess> extras = new CopyOnWriteArrayList<>();
    private final Runnable ending = this::close;
    private final FileLock lock;

    private LocalStack(StackOptions options, Progress progress, StackFolder folder, FileLock lock) {
        this.options = options;
        this.progress = progress;
        this.folder = folder;
        this.lock = lock;
        this.infrastructure = new Infrastructure(options);
    }

    /**
     * Starts everything, with the data that is there, and waits until it is ready.
     *
     * @throws io.anumati.testkit.PartFailed when a part does not start; what had started is stopped then. Also when a stack
     *         runs in this folder: nothing happens to it
     */
    public static LocalStack start(StackOptions options, Progress progress) {
        StackFolder folder = new StackFolder(options.folder());
        return start(new LocalStack(options, progress, folder, folder.claim()));
    }

    /**
     * Starts everything in an emptied folder. What an interrupted program left running there is stopped first.
     *
     * @throws io.anumati.testkit.PartFailed as {@link #start}
     */
    public static LocalStack startAfresh(StackOptions options, Progress progress) {
        StackFolder folder = new StackFolder(options.folder());
        return start(new LocalStack(options, progress, folder, folder.claimAfresh()));
    }

    private static LocalStack start(LocalStack stack) {
        AtExit.add(stack.ending);
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    private void startAll() {
        options.ports().services().entrySet().stream().filter(entry -> !options.without().contains(entry.getKey()))
                .forEach(entry -> FreePorts.requireFree(entry.getKey().module(), entry.getValue()));
        Map<String, Runnable> steps = infrastructure.steps();
        Together.run(steps.entrySet().stream().<Runnable> map(step -> () -> timed(step.getKey(), step.getValue())).toList());
        for (Service service : Service.values()) {
            services.put(service, process(service, service.module(), options.ports().services().get(service), Map.of()));
        }
        Together.run(services.entrySet().stream().filter(entry -> !options.without().contains(entry.getKey()))
                .map(Map.Entry::getValue).<Runnable> map(service -> () -> timed(service.name(), service::start)).toList());
    }

    private ServiceProcess process(Service service, String name, int port, Map<String, String> more) {
        Map<String, String> environment = new TreeMap<>(infrastructure.environment(service));
        if (service == Service.EXECUTOR) {
            environment.put("ANUMATI_EXECUTOR_INSTANCE_ID", name);
            environment.put("ANUMATI_EXECUTOR_STAND_IN_FILE", folder.of(name).resolve("stand-in").toAbsolutePath().toString());
        }
        environment.putAll(more);
        return new ServiceProcess(service, name, folder.of(name), port, environment);
    }

    private void timed(String part, Runnable step) {
        long start = System.nanoTime();
        step.run();
        progress.ready(part, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The service's first instance; one that was left out has not been started. */
    public ServiceProcess service(Service service) {
        return services.get(service);
    }

    /** A further instance on a free port, ready; the name is its folder's and log's too. */
    public ServiceProcess startExtra(Service service, String name, Map<String, String> environment) {
        ServiceProcess extra = process(service, name, FreePorts.next(), environment);
        extras.add(extra);
        extra.start();
        return extra;
    }

    /** Writes the variables of a service that was left out to a file of mode 600, for an IDE. */
    public Path writeEnvironment(Service service) {
        Path file = folder.of(service.module()).resolve("service.env");
        Folders.writePrivately(file, services.get(service).environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n").sorted().collect(Collectors.joining()));
        return file;
    }

    public KafkaNode kafka() {
        return infrastructure.kafka();
    }

    public PostgresServer postgres() {
        return infrastructure.postgres();
    }

    public OpenBaoServer openBao() {
        return infrastructure.openBao();
    }

    /** Starts Kafka again after it was stopped or killed; what it keeps is still there. */
    public void restartKafka() {
        infrastructure.startKafka();
    }

    /** Starts Postgres again after it was stopped; what it keeps is still there. */
    public void restartPostgres() {
        infrastructure.startPostgres();
    }

    /** Starts OpenBao again after it was stopped or killed; what it keeps is still there. */
    public void restartOpenBao() {
        infrastructure.startOpenBao();
    }

    /** File with the public key of audit checkpoints, for the offline verifier. */
    public Path auditKey() {
        return OpenBaoServer.auditKey(folder.of("openbao"));
    }

    public Simulator simulator() {
        return infrastructure.simulator();
    }

    /** Issuer of all tokens. */
    public String issuer() {
        return infrastructure.identityProvider().issuer();
    }

    public Tokens tokens() {
        return Tokens.of(infrastructure.identityProvider());
    }

    /** Where logs and data lie. */
    public StackFolder folder() {
        return folder;
    }

    /** Leaves everything running when this program ends. */
    public void detach() {
        AtExit.remove(ending);
        services.values().forEach(ServiceProcess::detach);
        extras.forEach(ServiceProcess::detach);
        infrastructure.processes().forEach(ManagedProcess::detach);
    }

    /** Stops the services, then the rest; data stays. */
    @Override
    public void close() {
        AtExit.remove(ending);
        Together.run(Stream.concat(services.values().stream(), extras.stream())
                .<Runnable> map(service -> service::stop).toList());
        infrastructure.close();
        StackFolder.give(lock);
    }
}
