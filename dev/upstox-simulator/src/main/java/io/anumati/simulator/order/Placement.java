package io.anumati.simulator.order;

/**
 * An order somebody wants.
 *
 * @param clientId the app it comes through; null when placed by hand
 * @param slice whether a quantity above the freeze quantity is cut up
 */
public record Placement(String userId, String clientId, Terms terms, boolean slice) {

    Placement part(int quantity) {
        return new Placement(userId, clientId, terms.withQuantity(quantity), false);
    }

    /** Only the first so many slices of it. */
    public Placement firstSlices(int count) {
        return new Placement(userId, clientId, terms.withQuantity(count * terms.instrument().freeze()), slice);
    }
}
