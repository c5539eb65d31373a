package io.anumati.auth.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.auth.authority.Denial;
import io.anumati.auth.authority.DenialCode;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.StrategyEvent.BoxType;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.contracts.StrategyEvent.StrategyPublished;

class TermsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    private static final Terms.Caps CAPS = new Terms.Caps(10, Duration.ofDays(90), 100);

    @Test
    void goodTermsStand() {
        assertThat(judge(terms(1, "1.5", "100", 1, 1, false, "risk", 90), Status.APPROVED, true)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, names = "APPROVED", mode = EnumSource.Mode.EXCLUDE)
    void onlyAnApprovedVersionCanBeAuthorised(Status status) {
        assertThat(judge(terms(1, "1", "100", 1, 1, true, "risk", 1), status, true)).map(Denial::code)
                .contains(DenialCode.STRATEGY_NOT_APPROVED);
    }

    @ParameterizedTest
    @CsvSource({ "0,1,100,1,1,INVALID_INPUTS", "11,1,100,1,1,INVALID_INPUTS", "1,0,100,1,1,INVALID_INPUTS",
            "1,-1,100,1,1,INVALID_INPUTS", "1,1,0,1,1,INVALID_LIMITS", "1,1,100,0,1,INVALID_LIMITS",
            "1,1,100,1,0,INVALID_LIMITS" })
    void i11_noInputAndNoLimitMayBeMissingOrZero(int lots, String multiplier, String value, long quantity, int orders,
            DenialCode code) {
        assertThat(judge(terms(lots, multiplier, value, quantity, orders, true, "risk", 1), Status.APPROVED, true))
                .map(Denial::code).contains(code);
    }

    @Test
    void anotherRiskDocumentIsNotAccepted() {
        assertThat(judge(terms(1, "1", "100", 1, 1, true, "old", 1), Status.APPROVED, true)).map(Denial::code)
                .contains(DenialCode.RISK_DOCUMENT_MISMATCH);
    }

    @Test
    void withoutItsGateEachSignalNeedsAYes() {
        assertThat(judge(terms(1, "1", "100", 1, 1, false, "risk", 1), Status.APPROVED, false)).map(Denial::code)
                .contains(DenialCode.CONFIRMATION_GATE_CLOSED);
    }

    @ParameterizedTest
    @CsvSource({ "0", "91" })
    void aConsentLastsAtMostNinetyDays(int days) {
        assertThat(judge(terms(1, "1", "100", 1, 1, true, "risk", days), Status.APPROVED, true)).map(Denial::code)
                .contains(DenialCode.INVALID_VALID_TO);
    }

    @ParameterizedTest
    @CsvSource({ "50,", "51,INVALID_INPUTS" })
    void parametersTogetherAreBounded(int letters, DenialCode code) {
        Terms plain = terms(1, "1", "100", 1, 1, true, "risk", 1);
        Terms terms = new Terms("s", "1", new Inputs(1, BigDecimal.ONE, Map.of("p", "x".repeat(48), "q", "x".repeat(letters))),
                plain.limits(), true, "risk", plain.validTo());

        assertThat(judge(terms, Status.APPROVED, true).map(Denial::code)).isEqualTo(Optional.ofNullable(code));
    }

    private static Optional<Denial> judge(Terms terms, Status status, boolean gateOpen) {
        StrategyPublished strategy = new StrategyPublished("s", "1", "hash", "algo", BoxType.WHITE, status, "t", "t", "{}",
                "risk", List.of(), 1, NOW);
        return terms.judge(strategy, gateOpen, CAPS, NOW);
    }

    private static Terms terms(int lots, String multiplier, String value, long quantity, int orders, boolean confirm,
            String risk, int days) {
        return new Terms("s", "1", new Inputs(lots, new BigDecimal(multiplier), Map.of()),
                new Limits(new BigDecimal(value), quantity, orders), confirm, risk, NOW.plus(Duration.ofDays(days)));
    }
}
