package io.anumati.simulator.order;

/** Why an order was refused after the gateway said 200: for people, and in the risk system's own words. */
public record Rejection(String message, String raw) {
}
