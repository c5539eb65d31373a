package io.anumati.auditchain;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How rows are hashed. Each kind of input has its own first byte, so that none can be passed off as another.
 *
 * <pre>
 * leaf(entry)      = SHA-256(0x00 || entry as UTF-8)                     RFC 6962, section 2.1
 * start(chain)     = SHA-256(0x02 || chain id as UTF-8)                  stands before row 1
 * row(before,leaf) = SHA-256(0x03 || row hash before || leaf hash)
 * </pre>
 */
public final class ChainHash {

    private static final byte[] LEAF = { 0 };
    private static final byte[] START = { 2 };
    private static final byte[] ROW = { 3 };

    private ChainHash() {
    }

    public static Hash leaf(String entry) {
        return leaf(entry.getBytes(UTF_8));
    }

    static Hash leaf(byte[] entry) {
        return Hash.over(LEAF, entry);
    }

    /** @param chain for example {@code order-events/3} */
    public static Hash start(String chain) {
        return Hash.over(START, chain.getBytes(UTF_8));
    }

    public static Hash row(Hash before, Hash leaf) {
        return Hash.over(ROW, before.bytes(), leaf.bytes());
    }
}
