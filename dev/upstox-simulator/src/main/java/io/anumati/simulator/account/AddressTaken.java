package io.anumati.simulator.account;

/** An address belongs to one customer. */
public final class AddressTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressTaken(String address, String owner) {
        super("%s is registered by %s".formatted(address, owner));
    }
}
