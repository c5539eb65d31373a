package io.anumati.signal.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Part {@code identity-provider}: down while its discovery document cannot be had. Quarkus' own check asks by HEAD, which not
 * every provider answers.
 */
@Readiness
@ApplicationScoped
class IdentityProviderReady implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest discovery;

    IdentityProviderReady(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        discovery = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")).timeout(PATIENCE).GET()
                .build();
    }

    @Override
    public HealthCheckResponse call() {
        try {
            int status = client.send(discovery, BodyHandlers.discarding()).statusCode();
            return HealthCheckResponse.named("identity-provider").status(status == 200).build();
        } catch (IOException unreachable) {
            return HealthCheckResponse.down("identity-provider");
        } catch (InterruptedException asks) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down("identity-provider");
        }
    }
}
