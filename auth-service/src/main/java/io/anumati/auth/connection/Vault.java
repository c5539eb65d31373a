package io.anumati.auth.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.anumati.auth.secret.Secret;
import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.upstox.AccessToken;

/** token-vault-service as a port: whatever goes wrong there is a {@link VaultFailure}. For virtual threads. */
@ApplicationScoped
class Vault {

    private final VaultApi api;

    Vault(@RestClient VaultApi api) {
        this.api = api;
    }

    void storeSecret(BrokerApp app, Secret clientSecret) {
        asked("store an app's secret", () -> {
            api.storeSecret(app.userId, app.brokerAppId, new AppLogin(app.clientId, clientSecret));
            return true;
        });
    }

    AppLogin leaseSecret(BrokerApp app, Purpose purpose) {
        return asked("lease an app's secret",
                () -> api.leaseSecret(app.userId, app.brokerAppId, new VaultApi.Use(purpose)));
    }

    Fingerprint storeToken(String userId, AccessToken token, Instant expiresAt) {
        return asked("store a token", () -> api.storeToken(userId,
                new VaultApi.StoreToken(new Secret(token.value()), TokenClass.STANDARD_DAY, expiresAt))).fingerprint();
    }

    /** @return empty when the vault has no token of this user that it would lease */
    Optional<VaultApi.Lease> leaseToken(String userId, Purpose purpose) {
        return asked("lease a token", () -> api.lease(new VaultApi.LeaseRequest(purpose, List.of(userId)))).leases().stream()
                .filter(lease -> lease.userId().equals(userId)).findFirst();
    }

    private static <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException answered) {
            throw new VaultFailure("could not %s: status %d".formatted(what, answered.getResponse().getStatus()), answered);
        } catch (ProcessingException unreachable) {
            throw new VaultFailure("could not " + what, unreachable);
        }
    }
}
