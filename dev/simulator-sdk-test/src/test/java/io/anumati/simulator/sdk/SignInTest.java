package io.anumati.simulator.sdk;

import static io.anumati.simulator.sdk.Complete.assertComplete;
import static io.anumati.simulator.sdk.Sdk.VERSION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.upstox.ApiException;
import com.upstox.api.GetProfileResponse;
import com.upstox.api.IndieUserInitTokenResponse;
import com.upstox.api.IndieUserTokenRequest;
import com.upstox.api.LogoutResponse;
import com.upstox.api.ProfileData;
import com.upstox.api.TokenResponse;

class SignInTest extends SdkTest {

    @Test
    void exchangesACodeForATokenThatOpensTheProfile() throws Exception {
        // Given
        String code = codeOfTheDialog();

        // When
        TokenResponse token = exchange(code);

        // Then
        assertComplete(token);
        assertThat(token.getUserId()).isEqualTo(CUSTOMER);
        assertThat(token.getUserName()).isEqualTo("ANITA RAO");
        assertThat(token.getEmail()).isEqualTo("a.rao@example.in");
        assertThat(token.getBroker()).isEqualTo("UPSTOX");
        assertThat(token.getUserType()).isEqualTo("individual");
        assertThat(token.isIsActive()).isTrue();
        assertThat(token.getOrderTypes()).containsExactly(TokenResponse.OrderTypesEnum.MARKET,
                TokenResponse.OrderTypesEnum.LIMIT, TokenResponse.OrderTypesEnum.SL, TokenResponse.OrderTypesEnum.SL_M);
        assertThat(Sdk.of(simulator, token.getAccessToken()).user().getProfile(VERSION).getData().getUserId())
                .isEqualTo(CUSTOMER);
        assertThat(Sdk.of(simulator, token.getExtendedToken()).orders().getOrderBook(VERSION).getData()).isEmpty();
    }

    @Test
    void exchangesACodeOnce() throws Exception {
        // Given
        String code = codeOfTheDialog();
        exchange(code);

        // When
        ApiException refused = catchThrowableOfType(ApiException.class, () -> exchange(code));

        // Then
        assertThat(refused.getResponseBody()).contains("UDAPI100057");
    }

    @Test
    void asksForATokenOnThePhone() throws Exception {
        // When
        IndieUserInitTokenResponse asked = sdk.login().initTokenRequestForIndieUser(
                new IndieUserTokenRequest().clientSecret(SECRET),
                APP);

        // Then
        assertComplete(asked);
        assertThat(asked.getStatus()).isEqualTo(IndieUserInitTokenResponse.StatusEnum.SUCCESS);
        assertThat(asked.getData().getNotifierUrl()).isEqualTo("http://127.0.0.1:1/notifier");
        // 2026-09-15T03:30+05:30
        assertThat(asked.getData().getAuthorizationExpiry()).isEqualTo("1789423200000");
        assertThat(control.tokenRequestOf(APP)).isPresent();
    }

    @Test
    void tellsTheProfile() throws ApiException {
        // When
        GetProfileResponse answer = sdk.user().getProfile(VERSION);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetProfileResponse.StatusEnum.SUCCESS);
        ProfileData profile = answer.getData();
        assertThat(profile.getUserId()).isEqualTo(CUSTOMER);
        assertThat(profile.getEmail()).isEqualTo("a.rao@example.in");
        assertThat(profile.getExchanges()).containsExactly("NSE", "NFO", "BSE", "BFO", "NSCOM");
        assertThat(profile.getProducts()).containsExactly("D", "I", "MTF");
        assertThat(profile.isPoa()).isFalse();
        assertThat(profile.isIsActive()).isTrue();
    }

    @Test
    void endsTheTokenOnLogout() throws ApiException {
        // When
        LogoutResponse answer = sdk.login().logout(VERSION);

        // Then
        assertThat(answer.getStatus()).isEqualTo(LogoutResponse.StatusEnum.SUCCESS);
        assertThat(answer.isData()).isTrue();
        ApiException refused = catchThrowableOfType(ApiException.class, () -> sdk.user().getProfile(VERSION));
        assertThat(refused.getCode()).isEqualTo(401);
        assertThat(refused.getResponseBody()).contains("UDAPI100050");
    }

    private TokenResponse exchange(String code) throws ApiException {
        return Sdk.of(simulator, null).login().token(VERSION, code, APP, SECRET, REDIRECT, "authorization_code");
    }

    /** A person does this in a browser; the SDK has no part in it. */
    private static String codeOfTheDialog() throws IOException, InterruptedException {
        String form = Map.of("client_id", APP, "redirect_uri", REDIRECT, "user_id", CUSTOMER, "pin", "123456", "decision",
                "approve").entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        try (HttpClient browser = HttpClient.newHttpClient()) {
            URI location = browser
                    .send(HttpRequest.newBuilder(simulator.apiUri().resolve("/v2/login/authorization/dialog"))
                            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form))
                            .build(), BodyHandlers.discarding())
                    .headers().firstValue("Location").map(URI::create).orElseThrow();
            return location.getQuery().replaceFirst("^code=([^&]+).*", "$1");
        }
    }
}
