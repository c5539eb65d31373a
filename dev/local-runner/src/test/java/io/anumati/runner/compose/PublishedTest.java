package io.anumati.runner.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedTest {

    @ParameterizedTest
    @CsvSource({
            "http://auth-service:8401/oauth/upstox/callback?code=a&state=b, http://127.0.0.1:8401/oauth/upstox/callback?code=a&state=b",
            "http://upstox-simulator:8410/v2/login, http://127.0.0.1:8410/v2/login",
            "http://identity-provider:8080/realms/anumati, http://127.0.0.1:8412/realms/anumati",
            "http://identity-provider:8080, http://127.0.0.1:8412", "http://127.0.0.1:8401/api, http://127.0.0.1:8401/api",
            "http://auth-service:1/api, http://auth-service:1/api" })
    void anAddressThatWasToldInsideLeadsToItsPortOnLoopback(String told, String way) {
        assertThat(Published.way(URI.create(told))).isEqualTo(URI.create(way));
    }
}
