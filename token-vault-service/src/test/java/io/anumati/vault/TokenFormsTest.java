package io.anumati.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFormsTest {

    private static final String SECRET = "planted\"token/with+signs=and\\more";

    @Test
    void findsTheRawText() {
        assertThat(new TokenForms(SECRET).in("before " + SECRET + " after")).contains("raw");
    }

    @Test
    void findsItUrlEncoded() {
        assertThat(new TokenForms(SECRET).in("a=" + URLEncoder.encode(SECRET, UTF_8))).contains("url-encoded");
    }

    @Test
    void findsItInsideJson() {
        assertThat(new TokenForms(SECRET).in("{\"a\":\"planted\\\"token/with+signs=and\\\\more\"}")).contains("json-escaped");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "ab", "abc", "Bearer " })
    void findsItInBase64WhateverStandsBefore(String before) {
        String text = Base64.getEncoder().encodeToString((before + SECRET + " after").getBytes(UTF_8));

        assertThat(new TokenForms(SECRET).in(text)).isNotEmpty();
    }

    @Test
    void findsNothingElsewhere() {
        assertThat(new TokenForms(SECRET).in("planted token with signs")).isEmpty();
    }
}
