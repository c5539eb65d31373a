package io.anumati.executor.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the broker and the exchange allow.
 *
 * @param user bands of all order calls of one user, the broker's
 * @param segment bands of one user's calls in one exchange segment, the exchange's; none for no limit
 * @param vendor bands of all users' calls together; none for no limit
 * @param algos registered algos by name, with their registered orders per second and user
 */
public record Limits(List<Band> user, List<Band> segment, List<Band> vendor, Map<String, Integer> algos) {

    private static final Duration ALGO_WINDOW = Duration.ofSeconds(1);

    public Limits {
        if (user.isEmpty()) {
            throw new IllegalArgumentException("without a band nothing may be sent");
        }
        user = List.copyOf(user);
        segment = List.copyOf(segment);
        vendor = List.copyOf(vendor);
        algos = Map.copyOf(algos);
    }

    /** The name a call goes out under, if that algo is registered. */
    public Optional<String> registered(String algoName) {
        return Optional.ofNullable(algoName).filter(algos::containsKey);
    }

    public Duration longest() {
        return user.stream().map(Band::window).max(Duration::compareTo).orElseThrow();
    }

    /** How long a call counts in a window of its segment or its algo, counted from its answer. */
    public Duration longestOfSegmentOrAlgo() {
        Duration ofSegment = segment.stream().map(Band::window).max(Duration::compareTo).orElse(Duration.ZERO);
        return algos.isEmpty() || ofSegment.compareTo(ALGO_WINDOW) > 0 ? ofSegment : ALGO_WINDOW;
    }

    List<Band> algo(String name) {
        return List.of(Band.of(algos.get(name), ALGO_WINDOW));
    }

    /**
     * A partition's share of the vendor's limits: partitions are owned independently of each other, so each keeps to its share.
     *
     * @throws IllegalArgumentException when a share would be less than one call
     */
    public Windows vendorShare(int partitions) {
        return new Windows(vendor.stream().map(band -> Band.of(band.limit() / partitions, band.window())).toList());
    }
}
