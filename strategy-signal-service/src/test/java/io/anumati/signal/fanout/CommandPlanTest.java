package io.anumati.signal.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.SignalEvent.Leg;
import io.anumati.contracts.SignalEvent.SignalRaised;
import io.anumati.signal.Authorities;

class CommandPlanTest {

    private static final Instant RAISED = Instant.parse("2026-11-20T05:00:00Z");
    private static final OrderTerms TERMS = new OrderTerms("NSE_EQ|INE002A01018", OrderTerms.Side.BUY,
            OrderTerms.OrderType.LIMIT, OrderTerms.Product.I, OrderTerms.Validity.DAY, new BigDecimal("2500.05"),
            BigDecimal.ZERO);

    @Test
    void makesOneCommandPerAuthorisationAndLegOfTheSameVersionThatIsNotWithdrawn() {
        // Given
        List<AuthorityChanged> users = List.of(user("u-1", consent("u-1", "s", "1")), user("u-2", consent("u-2", "s", "2")),
                user("u-3", consent("u-3", "other", "1")), user("u-4", withdrawn("u-4")), user("u-5"));

        // When
        List<PlaceOrder> places = CommandPlan.places(signal("sig", 2), users);

        // Then
        assertThat(places).extracting(place -> place.origin().userId()).containsExactly("u-1", "u-1");
        assertThat(places).extracting(PlaceOrder::leg).containsExactly(1, 2);
        assertThat(places).extracting(place -> place.origin().commandId()).containsExactly(
                CommandIds.of("sig", "a-u-1", "PLACE", 1), CommandIds.of("sig", "a-u-1", "PLACE", 2));
        assertThat(places).allMatch(place -> place.standing() == Standing.ACTIVE && place.authorityVersion() == 7
                && place.rank() == 1 && place.strategy().algoName().equals("ALGO1"));
    }

    @Test
    void i5_anActivationAfterAcceptanceDoesNotCountThoughTheEnginesClockIsAhead() {
        // Given
        Authorisation consent = Authorities.consent("u-1", "s", "1", Authorities.activated(RAISED.minusSeconds(1)));
        SignalRaised ahead = new SignalRaised("sig", "s", "1", "hash", "ALGO1", RAISED, RAISED.minusSeconds(2),
                RAISED.plusSeconds(300), List.of(new Leg(1, 1, TERMS)), 0);

        // When
        List<PlaceOrder> places = CommandPlan.places(ahead, List.of(user("u-1", consent)));

        // Then
        assertThat(places).extracting(PlaceOrder::standing).containsExactly(Standing.ACTIVATED_LATER);
    }

    @Test
    void i2_makesTheSameCommandsWhateverTheOrderOfTheUsers() {
        // Given
        List<AuthorityChanged> users = new ArrayList<>(users(200));
        List<PlaceOrder> once = CommandPlan.places(signal("sig", 1), users);
        Collections.shuffle(users, new Random(1));

        // When
        List<PlaceOrder> again = CommandPlan.places(signal("sig", 1), users);

        // Then
        assertThat(again).isEqualTo(once);
        assertThat(new HashSet<>(again.stream().map(place -> place.origin().commandId()).toList())).hasSize(200);
        assertThat(again).extracting(PlaceOrder::rank).containsExactlyElementsOf(
                IntStream.rangeClosed(1, 200).boxed().toList());
    }

    /** Compliance row I3. */
    @Test
    void usersTakeTurnsSoThatOver1000SignalsTheMeanRankOfEachIsWithinTenPercent() {
        // Given
        List<AuthorityChanged> users = users(20);
        Map<String, Long> sums = new HashMap<>();

        // When
        for (int signal = 0; signal < 1000; signal++) {
            CommandPlan.places(signal("signal-" + signal, 1), users)
                    .forEach(place -> sums.merge(place.origin().userId(), (long) place.rank(), Long::sum));
        }

        // Then
        double mean = (20 + 1) / 2.0;
        assertThat(sums).hasSize(20);
        assertThat(sums.values()).allSatisfy(sum -> assertThat(sum / 1000.0).isCloseTo(mean, within(mean * 0.10)));
    }

    private static SignalRaised signal(String signalId, int legs) {
        return new SignalRaised(signalId, "s", "1", "hash", "ALGO1", RAISED, RAISED, RAISED.plusSeconds(300),
                IntStream.rangeClosed(1, legs).mapToObj(leg -> new Leg(leg, 1, TERMS)).toList(), 0);
    }

    private static List<AuthorityChanged> users(int count) {
        return IntStream.range(0, count).mapToObj(n -> user("u-" + n, consent("u-" + n, "s", "1"))).toList();
    }

    private static AuthorityChanged user(String userId, Authorisation... authorisations) {
        return Authorities.of(userId, 7, authorisations);
    }

    private static Authorisation consent(String userId, String strategyId, String version) {
        return Authorities.consent(userId, strategyId, version, Authorities.activated(RAISED.minusSeconds(1)));
    }

    private static Authorisation withdrawn(String userId) {
        Authorisation consent = consent(userId, "s", "1");
        return new Authorisation(consent.authorisationId(), "s", "1", "hash", Instant.EPOCH, null, 1, consent.inputs(),
                consent.limits(), false, RAISED, consent.activation());
    }
}
