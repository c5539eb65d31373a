package io.anumati.contracts;

/**
 * Which part of a command above the freeze quantity an order is.
 *
 * @param commandId of the whole
 * @param number from 1
 * @param count of slices
 * @param quantity of this slice, units
 * @param wholeQuantity of all slices, units
 */
public record SliceOf(String commandId, int number, int count, long quantity, long wholeQuantity) {

    public SliceOf {
        Need.present("commandId", commandId);
    }
}
