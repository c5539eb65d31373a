package io.anumati.executor.warm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;

class WarmPlanTest {

    private static final LocalTime FROM = LocalTime.of(9, 0);
    private static final LocalTime UNTIL = LocalTime.of(9, 15);
    /** 09:05 in India, a Monday. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T03:35:00Z");
    private static final EgressRoute ROUTE = new EgressRoute(EgressMode.LOCAL_ADDRESS, "127.0.0.1", null);

    @Test
    void roundsAreMadeBeforeTheOpenOfAWeekday() {
        assertThat(before("2026-11-23T03:29:59Z")).isFalse();
        assertThat(before("2026-11-23T03:30:00Z")).isTrue();
        assertThat(before("2026-11-23T03:44:59Z")).isTrue();
        assertThat(before("2026-11-23T03:45:00Z")).isFalse();
        assertThat(before("2026-11-22T03:35:00Z")).isFalse();
    }

    @Test
    void onlyWhoIsConnectedAndActiveTodayIsReadied() {
        assertThat(WarmPlan.mayTrade(user(ConnectionState.CONNECTED, ROUTE, "2026-11-23", null), MONDAY)).isTrue();
        assertThat(WarmPlan.mayTrade(user(ConnectionState.DISCONNECTED, ROUTE, "2026-11-23", null), MONDAY)).isFalse();
        assertThat(WarmPlan.mayTrade(user(ConnectionState.CONNECTED, null, "2026-11-23", null), MONDAY)).isFalse();
        assertThat(WarmPlan.mayTrade(user(ConnectionState.CONNECTED, ROUTE, "2026-11-20", null), MONDAY)).isFalse();
        assertThat(WarmPlan.mayTrade(user(ConnectionState.CONNECTED, ROUTE, "2026-11-23", MONDAY), MONDAY)).isFalse();
    }

    @Test
    void aConnectionIsTheFirstOnlyRightAfterTheSignIn() {
        AuthorityChanged signedIn = user(ConnectionState.CONNECTED, ROUTE, "2026-11-23", null);
        assertThat(WarmPlan.isFirstConnection(signedIn, MONDAY.plusSeconds(59))).isTrue();
        assertThat(WarmPlan.isFirstConnection(signedIn, MONDAY.plusSeconds(60))).isFalse();
    }

    private static boolean before(String now) {
        return WarmPlan.isBeforeTheOpen(Instant.parse(now), FROM, UNTIL);
    }

    private static AuthorityChanged user(ConnectionState state, EgressRoute route, String activeOn, Instant stoppedAt) {
        Activation activation = new Activation("act", LocalDate.parse(activeOn), MONDAY, MONDAY.plusSeconds(3600), stoppedAt);
        return new AuthorityChanged("u-1", 1, MONDAY,
                new Connection("c", "UPSTOX", "B", "app", state, "hash", MONDAY, MONDAY.plusSeconds(3600)), route,
                List.of(new Authorisation("a", "demo", "1", "hash", MONDAY, null, 1, new Inputs(1, BigDecimal.ONE, Map.of()),
                        new Limits(BigDecimal.TEN, 1, 1), false, null, activation)));
    }
}
