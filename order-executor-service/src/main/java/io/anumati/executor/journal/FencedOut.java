package io.anumati.executor.journal;

/** Another owner has the partition: nothing may be written, and nothing called, any more. */
public final class FencedOut extends RuntimeException {

    public FencedOut(int partition, long epoch) {
        super("epoch %d of partition %d has ended".formatted(epoch, partition));
    }
}
