package io.anumati.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.anumati.simulator.SimulatorConfig;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.UpstoxSimulator;
import io.anumati.simulator.json.Json;

/** The simulator's pages as a person uses them. */
class SimulatorPagesTest {

    private static UpstoxSimulator simulator;
    private static SimulatorControl control;
    private static Visitors visitors;
    private static Chromium chromium;
    private static HttpClient client;

    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        simulator = UpstoxSimulator.start(SimulatorConfig.onFreePorts());
        control = simulator.control();
        visitors = new Visitors();
        chromium = new Chromium();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @BeforeEach
    void setUp() {
        control.reset();
        control.user("7KBX21", Map.of("name", "ANITA <b>RAO</b>", "primaryIp", "127.0.0.1", "otp", "482910"));
        control.user("9QLM03", Map.of("name", "RAVI RAO"));
        control.app("app-a", app("7KBX21"));
        control.app("app-r", app("9QLM03"));
        page = chromium.browser().newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("favicon")) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            complaints.add(dialog.message());
            dialog.dismiss();
        });
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        visitors.close();
        client.close();
        control.close();
        simulator.close();
    }

    @Test
    void aUserDeniesOnceAndApprovesOnce() throws Exception {
        openDialog("first");
        page.getByText("Deny").click();
        page.waitForURL(Pattern.compile(".*/callback\\?error=access_denied&state=first"));

        openDialog("second");
        signIn("000000", "482910");
        assertThat(page.getByRole(AriaRole.ALERT)).not().isEmpty();
        signIn("123456", "482910");
        page.waitForURL(Pattern.compile(".*/callback\\?code=\\w+&state=second"));

        String code = page.url().replaceAll(".*code=(\\w+).*", "$1");
        HttpResponse<String> exchanged = post("/v2/login/authorization/token", "application/x-www-form-urlencoded",
                "code=%s&client_id=app-a&client_secret=secret&grant_type=authorization_code&redirect_uri=%s".formatted(code,
                        encoded(visitors.callback())),
                null);
        assertThat(exchanged.statusCode()).isEqualTo(200);
        assertThat(exchanged.body()).contains("\"user_id\":\"7KBX21\"");
    }

    @Test
    void onePhoneApprovesAndAnotherRejects() throws Exception {
        visitors.notices().clear();
        for (String app : List.of("app-a", "app-r")) {
            assertThat(post("/v3/login/auth/token/request/" + app, "application/json", "{\"client_secret\":\"secret\"}", null)
                    .statusCode()).isEqualTo(200);
        }
        page.navigate(simulator.controlUri() + "/control/phone");

        request("7KBX21").getByText("approve").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("\"delivered\":true");
        request("9QLM03").getByText("reject").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("\"rejected\":true");

        assertThat(page.locator("#waiting li")).hasCount(0);
        assertThat(visitors.notices()).singleElement().asString().contains("\"client_id\":\"app-a\"", "access_token");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theLivePageFollowsOrdersPositionsAndWitnessAndTakesNoTextForHtml() throws Exception {
        page.navigate(simulator.controlUri() + "/control/");
        page.locator("tr", new Page.LocatorOptions().setHasText("7KBX21")).getByText("live").click();
        assertThat(page.locator("h1")).hasText("7KBX21 · ANITA <b>RAO</b>");
        assertThat(page.locator("#orders tr")).hasCount(0);

        String tag = "<img src=x onerror=alert(1)>";
        String order = Json.object().put("quantity", 10).put("product", "I").put("validity", "DAY").put("price", 1512.4)
                .put("instrument_token", "NSE_EQ|INE002A01018").put("order_type", "LIMIT").put("transaction_type", "BUY")
                .put("disclosed_quantity", 0).put("trigger_price", 0).put("is_amo", false).put("tag", tag).toString();
        HttpResponse<String> placed = post("/v3/order/place", "application/json", order, control.token("7KBX21", "app-a"));
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);

        assertThat(page.locator("#orders tr")).containsText(new String[] { "complete" });
        assertThat(page.locator("#orders tr")).containsText(new String[] { tag });
        assertThat(page.locator("#positions tr td").last()).hasText("10");
        assertThat(page.locator("#calls tr")).containsText(new String[] { "127.0.0.1" });
        assertThat(page.locator("#witness")).containsText("worst PT1S");
        assertThat(page.locator("img")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void thePagesAskForTheControlTokenOnce() {
        SimulatorConfig guarded = SimulatorConfig.onFreePorts().with(Json.object().put("controlToken", "open sesame"));
        List<String> asked = new ArrayList<>();
        try (UpstoxSimulator other = UpstoxSimulator.start(guarded);
                SimulatorControl known = other.control();
                Page asking = chromium.browser().newPage()) {
            known.user("7KBX21", Map.of());
            asking.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.accept("open sesame");
            });

            asking.navigate(other.controlUri() + "/control/");
            assertThat(asking.locator("#users tr")).containsText(new String[] { "7KBX21" });
            asking.locator("#users a").click();
            assertThat(asking.locator("h1")).containsText("7KBX21");
        }
        assertThat(asked).containsExactly("Control token");
    }

    private void openDialog(String state) {
        page.navigate("%s/v2/login/authorization/dialog?response_type=code&client_id=app-a&redirect_uri=%s&state=%s"
                .formatted(simulator.apiUri(), encoded(visitors.callback()), state));
    }

    private void signIn(String pin, String otp) {
        page.getByLabel("User id").fill("7KBX21");
        page.getByLabel("PIN").fill(pin);
        page.getByLabel("OTP").fill(otp);
        page.getByText("Approve").click();
    }

    private Locator request(String user) {
        return page.locator("#waiting li", new Page.LocatorOptions().setHasText(user));
    }

    private static Map<String, Object> app(String owner) {
        return Map.of("userId", owner, "clientSecret", "secret", "redirectUri", visitors.callback(), "notifierUrl",
                visitors.notifier());
    }

    private static HttpResponse<String> post(String path, String type, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.apiUri() + path)).header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
