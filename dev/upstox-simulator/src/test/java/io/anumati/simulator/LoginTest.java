package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class LoginTest extends SimulatorTest {

    private static final String DIALOG = "/v2/login/authorization/dialog";

    @Test
    void aBrowserGetsAFormThatKeepsTheState() throws IOException {
        Platform.Reply page = elsewhere
                .get(DIALOG + "?response_type=code&client_id=app-a&state=%22%3Ex&redirect_uri=" + REDIRECT);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("name=\"state\" value=\"&quot;&gt;x\"", "name=\"pin\"", "value=\"approve\"");
    }

    @Test
    void aPersonWithAWrongPinGetsTheFormAgain() throws IOException {
        Platform.Reply page = elsewhere.withHeader("Accept", "text/html").form(DIALOG, login(Map.of("pin", "1")));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("Invalid Credentials", "name=\"pin\"");
    }

    @Test
    void denyingLeadsBackWithoutCode() throws IOException {
        assertThat(location(login(Map.of("decision", "deny")))).isEqualTo(REDIRECT + "?error=access_denied&state=s1");
    }

    @Test
    void aCodeWorksOnceEvenWhenTheExchangeFails() throws IOException {
        String code = code(login(Map.of()));
        assertThat(exchange(code, "wrong").code()).isEqualTo("UDAPI100069");
        assertThat(exchange(code, "secret").code()).isEqualTo("UDAPI100057");

        String fresh = code(login(Map.of()));
        assertThat(exchange(fresh, "secret").status()).isEqualTo(200);
        assertThat(exchange(fresh, "secret").code()).isEqualTo("UDAPI100057");
    }

    @Test
    void aCodeEndsAfterTwoMinutes() throws IOException {
        String code = code(login(Map.of()));

        clock("2026-09-14T03:52:03Z", 0);

        assertThat(exchange(code, "secret").code()).isEqualTo("UDAPI100057");
    }

    @Test
    void asksForTheOtpOfAUserWhoHasOne() throws IOException {
        control.user(ANITA, Map.of("otp", "246810"));

        assertThat(elsewhere.form(DIALOG, login(Map.of())).code()).isEqualTo("UDAPI100016");
        assertThat(code(login(Map.of("otp", "246810")))).hasSize(6);
    }

    @Test
    void othersSignInOnlyWhereTheAppTakesMany() throws IOException {
        Map<String, String> ravi = login(Map.of("user_id", RAVI));
        assertThat(elsewhere.form(DIALOG, ravi).code()).isEqualTo("UDAPI100016");

        control.app("app-a", Map.of("multiClient", true));

        assertThat(exchange(code(ravi), "secret").json().get("user_id").textValue()).isEqualTo(RAVI);
    }

    @Test
    void aSecondAppOfAUserRemovesTheFirst() throws IOException {
        control.app("app-b", Map.of("userId", ANITA, "redirectUri", REDIRECT));

        assertThat(elsewhere.form(DIALOG, login(Map.of())).code()).isEqualTo("UDAPI100068");
    }

    private static Map<String, String> login(Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(
                Map.of("client_id", "app-a", "redirect_uri", REDIRECT, "state", "s1", "user_id",
                        ANITA, "pin", "123456", "decision", "approve"));
        form.putAll(changes);
        return form;
    }

    private static String code(Map<String, String> form) throws IOException {
        return location(form).replaceAll(".*code=(\\w+).*", "$1");
    }

    private static String location(Map<String, String> form) throws IOException {
        return elsewhere.form(DIALOG, form).response().headers().firstValue("Location").orElseThrow();
    }

    private static Platform.Reply exchange(String code, String secret) throws IOException {
        return elsewhere.form("/v2/login/authorization/token",
                Map.of("code", code, "client_id", "app-a", "client_secret", secret,
                        "redirect_uri", REDIRECT, "grant_type", "authorization_code"));
    }
}
