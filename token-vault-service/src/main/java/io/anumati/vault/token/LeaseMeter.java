package io.anumati.vault.token;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.TokenEvent.Purpose;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Metrics of leases: {@code anumati_vault_leases_total} by purpose and result, {@code anumati_vault_lease_seconds} by purpose.
 */
@ApplicationScoped
public class LeaseMeter {

    private static final String GRANTED = "GRANTED";

    private final MeterRegistry registry;

    LeaseMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    public void granted(Purpose purpose) {
        count(purpose, GRANTED);
    }

    public void refused(Purpose purpose, LeaseRefusal reason) {
        count(purpose, reason.name());
    }

    /** Measures until the answer may leave, refused or not. */
    public <T> T timed(Purpose purpose, Supplier<T> lease) {
        return Timer.builder("anumati.vault.lease").tag("purpose", purpose.name()).publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1)).maximumExpectedValue(Duration.ofSeconds(10)).register(registry)
                .record(lease);
    }

    private void count(Purpose purpose, String result) {
        registry.counter("anumati.vault.leases", "purpose", purpose.name(), "result", result).increment();
    }
}
