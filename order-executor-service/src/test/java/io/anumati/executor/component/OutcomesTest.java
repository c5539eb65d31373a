package io.anumati.executor.component;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.anumati.contracts.OrderState;
import io.anumati.executor.journal.Committed;
import io.anumati.executor.operator.OutcomeRows;
import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.anumati.testkit.SimulatorResource;
import io.anumati.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OperatorProfile.class)
@QuarkusTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "4"))
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "executor"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeVaultResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomesTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OUTCOMES = "/api/v1/operator/outcomes";
    private static final int FLOOD = 20_000;
    private static final int NO_PARTITION = 99;

    @Inject
    Committed committed;

    @TestHTTPResource(OUTCOMES)
    URI url;

    private Stage stage;
    private long sequence;

    @BeforeAll
    void raise() {
        stage = new Stage();
    }

    @AfterEach
    void nobodyListensAnyMore() {
        await().atMost(SOON).untilAsserted(() -> assertThat(openStreams()).isZero());
    }

    @AfterAll
    void lower() {
        stage.close();
    }

    @Test
    void anOperatorIsToldWhatComesOfAUsersOrders() throws Exception {
        String user = stage.user();
        String other = stage.user();
        try (OutcomeListener listener = listen("?user=" + user); OutcomeListener strategy = listen("?strategy=another")) {
            awaitState(stage.send(stage.command(other)), OrderState.FILLED);
            String command = stage.send(stage.command(user));
            await().atMost(SOON).untilAsserted(() -> assertThat(listener.data()).hasSize(1));
            assertThat(listener.events()).containsExactly("outcome");
            assertThat(listener.ids()).containsExactly(id(command));
            assertThat(listener.data().getFirst()).contains("\"commandId\":\"" + command, "\"userId\":\"" + user,
                    "\"strategyId\":\"demo\"", "\"state\":\"FILLED\"", "\"filledQuantity\":1");
            await().atMost(SOON).untilAsserted(() -> assertThat(strategy.heartbeats()).isGreaterThan(2));
            assertThat(strategy.events()).isEmpty();
        }
    }

    @Test
    void aConsoleThatComesBackIsToldWhatItMissedOrThatThereIsAGap() throws Exception {
        String user = stage.user();
        String first = stage.send(stage.command(user));
        awaitState(first, OrderState.FILLED);
        String second = stage.send(stage.command(user));
        awaitState(second, OrderState.FILLED);
        try (OutcomeListener back = listen("?state=FILLED&user=" + user, id(first));
                OutcomeListener lost = listen("?state=FILLED&user=" + user, "7:7")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(back.ids()).containsExactly(id(second)));
            assertThat(back.events()).containsExactly("outcome");
            await().atMost(SOON).untilAsserted(() -> assertThat(lost.ids()).containsExactly(id(first), id(second)));
            assertThat(lost.events()).containsExactly("gap", "outcome", "outcome");
        }
    }

    @Test
    void onlyOperatorsListenAndOnlyForOutcomes() {
        given().get(OUTCOMES).then().statusCode(401).body("code", equalTo("UNAUTHORIZED"));
        given().auth().oauth2(Tokens.shared().subscriber("u-1")).get(OUTCOMES).then().statusCode(403);
        given().auth().oauth2(Tokens.shared().client("operator-console")).get(OUTCOMES + "?state=QUEUED").then()
                .statusCode(400).body("code", equalTo("INVALID_OUTCOME"));
    }

    @Test
    void aSlowConsoleIsToldThatItIsCutAndNobodyWaitsForIt() throws Exception {
        try (Socket slow = connect()) {
            flood();
            List<String> lines = new BufferedReader(new InputStreamReader(slow.getInputStream(), US_ASCII)).lines()
                    .filter(line -> line.startsWith("event:") || line.startsWith("data:")).toList();
            assertThat(lines.getLast()).contains("TOO_SLOW");
            assertThat(lines.get(lines.size() - 2)).endsWith("end");
            assertThat(lines.stream().filter(line -> line.endsWith("outcome"))).hasSizeBetween(1, FLOOD - 1);
        }
    }

    @Test
    void aConsoleThatTakesNothingIsDisconnected() throws IOException {
        try (Socket deaf = connect()) {
            flood();
            await().atMost(SOON).untilAsserted(() -> assertThat(openStreams()).isZero());
            await().atMost(SOON).untilAsserted(
                    () -> assertThatIOException().isThrownBy(() -> deaf.getOutputStream().write('?')));
        }
    }

    /** Reads nothing by itself, and its system takes little. */
    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(OUTCOMES, url.getHost(), Tokens.shared().client("operator-console"));
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        await().atMost(SOON).untilAsserted(() -> assertThat(openStreams()).isEqualTo(1));
        return socket;
    }

    private void flood() {
        for (int group = 0; group < FLOOD / 100; group++) {
            committed.rows(OutcomeRows.expired(NO_PARTITION, sequence + 1, sequence + 100, "u-flood"));
            sequence += 100;
        }
    }

    private OutcomeListener listen(String query) throws Exception {
        return listen(query, null);
    }

    private OutcomeListener listen(String query, String lastEventId) throws Exception {
        return new OutcomeListener(url + query, lastEventId);
    }

    private String id(String command) {
        return stage.steps(command).stream().filter(step -> step.stateAfter().isFinal()).findFirst()
                .map(step -> step.partition() + ":" + step.sequence()).orElseThrow();
    }

    private static double openStreams() {
        return given().get("/q/metrics").asString().lines().filter(line -> line.startsWith("anumati_executor_operator_streams"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).findFirst().orElse(-1);
    }

    private void awaitState(String command, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.state(command)).isEqualTo(state));
    }
}
