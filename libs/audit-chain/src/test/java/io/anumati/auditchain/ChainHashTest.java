package io.anumati.auditchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChainHashTest {

    /** Known values of RFC 6962 leaf hashes, as Certificate Transparency's implementations test them. */
    @Test
    void leavesAreThoseOfRfc6962() {
        assertThat(ChainHash.leaf("").hex()).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(ChainHash.leaf("L123456").hex())
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
        assertThat(ChainHash.leaf(new byte[] { 0 }).hex())
                .isEqualTo("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    }

    /** Computed once with another tool: printf '\x02order-events/3' | sha256sum, and so on. */
    @Test
    void chainsStartAndLinkAsDocumented() {
        Hash start = ChainHash.start("order-events/3");
        assertThat(start.hex()).isEqualTo("f75f9ce3ce0823f0e529f52ee47fa1c37e663669e46b6a4a2bc8edcd22a14dc2");
        assertThat(ChainHash.row(start, ChainHash.leaf("{}")).hex())
                .isEqualTo("a22cc6ce1bb06e042d9c51cca1bf90dce1a6d478741529a27125156d54d5f4f9");
    }

    @Test
    void noKindOfInputPassesForAnother() {
        assertThat(ChainHash.leaf("a").hex()).isNotEqualTo(ChainHash.start("a").hex());
        assertThatThrownBy(() -> new Hash("abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
