package io.anumati.auth.route;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;

import io.anumati.auth.authority.AuthorityDesk;
import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.DenialException;
import io.anumati.auth.authority.Moves;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.Cause;
import io.smallrye.mutiny.Uni;

/** Sets from which address a subscriber's orders leave. */
@ApplicationScoped
class RouteDesk {

    private final AuthorityDesk authority;

    RouteDesk(AuthorityDesk authority) {
        this.authority = authority;
    }

    AuthorityChanged set(String userId, EgressRoute asked, Cause cause) {
        EgressRoute route = RouteRules.normal(asked);
        RouteRules.judge(route).ifPresent(wrong -> {
            throw DenialException.of(DenialCode.INVALID_ADDRESS, wrong);
        });
        try {
            return authority.change(userId, cause, before -> route.equals(before.route())
                    ? Uni.createFrom().item(new Decision.Keep())
                    : assigned(before, route));
        } catch (ConstraintViolationException raced) {
            throw taken();
        }
    }

    private static Uni<Decision> assigned(AuthorityChanged before, EgressRoute route) {
        List<String> addresses = Stream.of(route.primary(), route.secondary()).filter(address -> address != null).toList();
        return EgressAddress.takenByOther(before.userId(), addresses).invoke(taken -> {
            if (taken) {
                throw taken();
            }
        }).chain(() -> EgressAddress.assign(before.userId(), addresses))
                .replaceWith(new Decision.Change(Moves.routed(before, route)));
    }

    private static DenialException taken() {
        return DenialException.of(DenialCode.ADDRESS_TAKEN, "This address belongs to another subscriber.");
    }
}
