package io.anumati.vault.openbao;

import java.util.Map;

/**
 * An entry of the KV mount. Its fields hold secrets, so it prints only its version.
 *
 * @param version counts writes, from 1
 * @param fields as they were written
 */
public record Entry(int version, Map<String, Object> fields) {

    @Override
    public String toString() {
        return "Entry[version=" + version + "]";
    }
}
