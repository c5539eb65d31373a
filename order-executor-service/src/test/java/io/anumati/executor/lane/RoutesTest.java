package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;

class RoutesTest {

    private final Routes routes = new Routes(2);

    @Test
    void usersOfOneRouteShareItsPlaces() {
        Semaphore places = routes.of(user("u-1", "10.0.0.1"));
        assertThat(places.tryAcquire()).isTrue();
        assertThat(routes.of(user("u-2", "10.0.0.1")).tryAcquire()).isTrue();
        assertThat(routes.of(user("u-3", "10.0.0.1")).tryAcquire()).isFalse();
        places.release();
        assertThat(routes.of(user("u-3", "10.0.0.1")).tryAcquire()).isTrue();
    }

    @Test
    void eachRouteHasPlacesOfItsOwn() {
        assertThat(routes.of(user("u-1", "10.0.0.1")).tryAcquire(2)).isTrue();
        assertThat(routes.of(user("u-2", "10.0.0.2")).tryAcquire()).isTrue();
        assertThat(routes.of(Optional.empty()).tryAcquire()).isTrue();
    }

    private static Optional<AuthorityChanged> user(String userId, String address) {
        return Optional.of(new AuthorityChanged(userId, 1, Instant.EPOCH, null,
                new EgressRoute(EgressMode.LOCAL_ADDRESS, address, null), List.of()));
    }
}
