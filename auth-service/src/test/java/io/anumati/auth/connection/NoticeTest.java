package io.anumati.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.anumati.auth.connection.Notice.Drop;
import io.anumati.upstox.AccessToken;
import io.anumati.upstox.NoticeBody;

class NoticeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    @ParameterizedTest
    @CsvSource({ "app-1,Bearer,2026-11-20T04:00:00Z,2026-11-20T22:00:00Z,",
            "app-2,Bearer,2026-11-20T04:00:00Z,2026-11-20T22:00:00Z,CLIENT_MISMATCH",
            "app-1,Basic,2026-11-20T04:00:00Z,2026-11-20T22:00:00Z,WRONG_TOKEN_TYPE",
            "app-1,Bearer,2026-11-20T04:00:06Z,2026-11-20T22:00:00Z,IMPLAUSIBLE_TIMES",
            "app-1,Bearer,2026-11-20T03:00:00Z,2026-11-20T04:00:00Z,IMPLAUSIBLE_TIMES",
            "app-1,Bearer,2026-11-20T04:00:00Z,2026-11-20T22:00:01Z,IMPLAUSIBLE_TIMES" })
    void aNoticeIsWorthALookOnlyWhenAppTypeAndTimesFit(String clientId, String type, Instant issued, Instant expires,
            Drop drop) {
        // Given
        NoticeBody notice = new NoticeBody(clientId, "UCC", new AccessToken("t"), type, issued, expires);
        // Then
        assertThat(Notice.judge(notice, "app-1", NOW).orElse(null)).isEqualTo(drop);
    }
}
