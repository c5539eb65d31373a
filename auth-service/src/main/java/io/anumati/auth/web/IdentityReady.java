package io.anumati.auth.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without the identity provider's keys nobody can be let in. */
@Readiness
@ApplicationScoped
class IdentityReady implements HealthCheck {

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final URI discovery;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(WAIT).build();

    IdentityReady(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.discovery = URI.create(issuer + "/.well-known/openid-configuration");
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity provider").status(answers()).build();
    }

    private boolean answers() {
        try {
            return http.send(HttpRequest.newBuilder(discovery).timeout(WAIT).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
