package io.anumati.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;

/**
 * The identity provider gives its discovery document; without its keys nobody can be let in. Quarkus' own check asks by HEAD,
 * which not every provider answers.
 */
@Readiness
@ApplicationScoped
class IdentityProviderReadiness extends Probe {

    private static final int OK = 200;

    private final HttpClient http;
    private final HttpRequest discovery;

    IdentityProviderReadiness(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer, ReadinessConfig config) {
        this.http = HttpClient.newBuilder().connectTimeout(config.answerWithin()).build();
        this.discovery = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(config.answerWithin()).build();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    @Override
    protected String part() {
        return "identity-provider";
    }

    @Override
    protected void ask() throws IOException, InterruptedException {
        int status = http.send(discovery, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != OK) {
            throw new IOException("discovery answered " + status);
        }
    }
}
