package io.anumati.simulator.limit;

/**
 * What the order windows count. The broker does not say whether a batch counts once or by its orders; the regulation counts
 * orders.
 */
public enum Counting {
    /** Each call once, however many orders it carries. */
    CALLS,
    /** Each order a call carries, slices too; a call that carries none counts once. */
    ORDERS
}
