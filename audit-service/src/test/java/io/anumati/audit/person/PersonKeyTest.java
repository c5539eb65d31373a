package io.anumati.audit.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PersonKeyTest {

    private final PersonKey key = key(1);

    @Test
    void theSameValueHasTheSameReferenceUnderOneKeyOnly() {
        assertThat(key.reference("brokerUserId", "UCC1")).isEqualTo(key(1).reference("brokerUserId", "UCC1"))
                .isNotEqualTo(key.reference("brokerUserId", "UCC2")).isNotEqualTo(key(2).reference("brokerUserId", "UCC1"))
                .matches("person:[0-9a-f]{64}");
    }

    @Test
    void onlyItsKeyReadsAValue() {
        byte[] encrypted = key.encrypt("person:1", "UCC1", new byte[PersonKey.NONCE_LENGTH]);

        assertThat(key.decrypt("person:1", encrypted)).isEqualTo("UCC1");
        assertThatThrownBy(() -> key(2).decrypt("person:1", encrypted)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.decrypt("person:2", encrypted)).isInstanceOf(IllegalStateException.class);
    }

    private static PersonKey key(int seed) {
        byte[] secret = new byte[PersonKey.LENGTH];
        secret[0] = (byte) seed;
        return new PersonKey(secret);
    }
}
