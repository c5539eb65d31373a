package io.anumati.bench;

import java.util.Arrays;
import java.util.Collection;

/** Of measured values, by the nearest rank; 0 of none. */
record Quantiles(double[] sorted) {

    static Quantiles of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    double at(double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    double mean() {
        return Arrays.stream(sorted).average().orElse(0);
    }

    int count() {
        return sorted.length;
    }
}
