package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.e2e.BadCall.Caller;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.testkit.Tokens;

/** Calls that must be refused: status, coded problem, and nothing changed. */
class BadRequestsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private static LocalStack stack;
    private static Scene scene;

    @BeforeAll
    static void start() {
        stack = SharedStack.get();
        scene = new Scene(stack, "bad-requests", 2);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @TestFactory
    Stream<DynamicTest> isRefusedWithACodedProblemAndChangesNothing() {
        DemoUser other = scene.users().getLast();
        String othersConsent = scene.http().call("GET", scene.url(Service.AUTH) + "/api/v1/me/authorisations", null,
                Map.of("Authorization", "Bearer " + stack.tokens().subscriber(other.userId())), 200).json().path(0)
                .path("authorisationId").asText();
        List<BadCall> calls = BadCalls.all(othersConsent, other.brokerUserId(), scene.user().userId());
        Map<String, String> before = tables();
        return Stream.concat(calls.stream().map(call -> DynamicTest.dynamicTest(call.toString(), () -> isRefused(call))),
                Stream.of(DynamicTest.dynamicTest("nothing changed", () -> assertThat(tables()).isEqualTo(before))));
    }

    private static void isRefused(BadCall call) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(call);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(call.status());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo(call.code());
        assertThat(problem.path("correlationId").asText()).isNotBlank();
    }

    private static HttpResponse<String> send(BadCall call) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scene.url(call.service()) + call.path()))
                .timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json")
                .method(call.method(), call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        String token = token(call.caller());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String token(Caller caller) {
        Tokens tokens = stack.tokens();
        return switch (caller) {
            case NOBODY -> "";
            case STRANGER -> tokens.stranger(scene.user().userId());
            case SUBSCRIBER -> tokens.subscriber(scene.user().userId());
            case ENGINE -> tokens.client("demo-engine");
            case OPERATOR -> tokens.client("operator-console");
            case COMPLIANCE -> tokens.client("compliance-console");
            case AUTH_SERVICE -> tokens.client("auth-service");
            case EXECUTOR_SERVICE -> tokens.client("order-executor-service");
        };
    }

    /** A hash of each table of the services that are called by people and engines; refused sign-ins are kept on purpose. */
    private static Map<String, String> tables() {
        Map<String, String> hashes = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(stack.postgres().superuserJdbcUrl());
                Statement list = connection.createStatement();
                ResultSet names = list.executeQuery(
                        """
                                select schemaname || '.' || tablename from pg_tables
                                where schemaname in ('auth', 'signal') and tablename <> 'connection_refusal'""")) {
            while (names.next()) {
                String name = names.getString(1);
                try (Statement statement = connection.createStatement();
                        ResultSet hash = statement.executeQuery(
                                "select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from %s t"
                                        .formatted(name))) {
                    hash.next();
                    hashes.put(name, hash.getString(1));
                }
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
        return hashes;
    }
}
