package io.anumati.vault.openbao;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.vault.caller.CallerRole;
import io.quarkus.logging.Log;
import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.VaultClientException;
import io.quarkus.vault.client.auth.VaultAppRoleAuthOptions;
import io.quarkus.vault.client.auth.VaultKubernetesAuthOptions;
import io.quarkus.vault.client.http.jdk.JDKVaultHttpClient;
import io.quarkus.vault.client.logging.LogConfidentialityLevel;

/**
 * One OpenBao login per caller role. A login is made at first use, renewed before it ends, and made anew when OpenBao no longer
 * takes it; so OpenBao may restart, seal and unseal while this service runs.
 */
@ApplicationScoped
public class OpenBao {

    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final OpenBaoConfig config;
    private final HttpClient http;
    private final Map<CallerRole, VaultClient> clients = new EnumMap<>(CallerRole.class);
    private final Semaphore slots;

    OpenBao(OpenBaoConfig config) {
        this.config = config;
        this.slots = new Semaphore(config.parallelRequests());
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout()).build();
        for (CallerRole role : CallerRole.values()) {
            login(role).ifPresent(login -> clients.put(role, login.requestTimeout(config.requestTimeout())
                    .logConfidentialityLevel(LogConfidentialityLevel.HIGH).build()));
        }
    }

    public String kvMount() {
        return config.kvMount();
    }

    public String transitMount() {
        return config.transitMount();
    }

    /**
     * Asks with the role's login.
     *
     * @return the answer; empty when OpenBao has nothing there
     * @throws VaultUnavailable when OpenBao is away, sealed or refuses
     */
    public <T> Optional<T> ask(CallerRole role, Function<VaultClient, CompletionStage<T>> question) {
        try {
            slots.acquire();
            try {
                return Optional.ofNullable(await(question.apply(client(role))));
            } finally {
                slots.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new VaultUnavailable();
        } catch (TimeoutException _) {
            throw unavailable(role, "TIMEOUT");
        } catch (ExecutionException failure) {
            return judge(role, failure.getCause());
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private <T> T await(CompletionStage<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        Duration loginAndRequest = config.requestTimeout().multipliedBy(2);
        return answer.toCompletableFuture().get(loginAndRequest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> Optional<T> judge(CallerRole role, Throwable cause) {
        if (!(cause instanceof VaultClientException refusal)) {
            throw unavailable(role, cause.getClass().getSimpleName());
        }
        if (refusal.getStatus() == NOT_FOUND) {
            return Optional.empty();
        }
        if (refusal.hasErrorContaining("check-and-set")) {
            throw new ChangedMeanwhile();
        }
        if (refusal.getStatus() < SERVER_ERROR) {
            Log.errorf("vault refuses this service's login or policy role=%s errorCode=HTTP_%d", role, refusal.getStatus());
            throw new VaultUnavailable();
        }
        throw unavailable(role, "HTTP_" + refusal.getStatus());
    }

    private static VaultUnavailable unavailable(CallerRole role, String errorCode) {
        Log.warnf("vault unavailable role=%s errorCode=%s", role, errorCode);
        return new VaultUnavailable();
    }

    private VaultClient client(CallerRole role) {
        VaultClient client = clients.get(role);
        if (client == null) {
            throw unavailable(role, "NO_LOGIN_CONFIGURED");
        }
        return client;
    }

    private Optional<VaultClient.Builder> login(CallerRole role) {
        return config.kubernetesTokenFile().map(file -> kubernetes(role, file)).or(() -> appRole(role));
    }

    private VaultClient.Builder kubernetes(CallerRole role, Path tokenFile) {
        return client().kubernetes(VaultKubernetesAuthOptions.builder().role(role.name().toLowerCase(Locale.ROOT))
                .jwtTokenPath(tokenFile).caching(config.renewBefore()).build());
    }

    private Optional<VaultClient.Builder> appRole(CallerRole role) {
        OpenBaoConfig.AppRole login = switch (role) {
            case AUTHORITY -> config.authority();
            case EXECUTION -> config.execution();
            case CHECKPOINT -> config.checkpoint();
        };
        return login.roleId().flatMap(roleId -> login.secretId().map(secretId -> client().appRole(VaultAppRoleAuthOptions
                .builder().roleId(roleId).secretId(secretId).caching(config.renewBefore()).build())));
    }

    private VaultClient.Builder client() {
        return VaultClient.builder().baseUrl(config.url().toString()).executor(new JDKVaultHttpClient(http));
    }
}
