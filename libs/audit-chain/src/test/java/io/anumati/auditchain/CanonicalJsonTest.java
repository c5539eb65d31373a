package io.anumati.auditchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void sortsKeysAndLeavesNoWhiteSpace() {
        assertThat(canonical("{ \"b\" : [ 1, {\"z\":null,\"a\":true} ], \"a\" : \"x\", \"\" : {} , \"c\": [] }"))
                .isEqualTo("{\"\":{},\"a\":\"x\",\"b\":[1,{\"a\":true,\"z\":null}],\"c\":[]}");
    }

    /** The sorting example of RFC 8785, section 3.2.3: by UTF-16 code units. */
    @Test
    void sortsByUtf16() {
        assertThat(canonical(
                """
                        {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                        "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}"""))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesAsLittleAsPossible() {
        assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void writesWholeNumbersExactly() {
        assertThat(canonical("[0,-1,9007199254740993,1234567890123456789012345678901234567890]"))
                .isEqualTo("[0,-1,9007199254740993,1234567890123456789012345678901234567890]");
    }

    @Test
    void refusesFractionsAndHalfSurrogates() {
        assertThatThrownBy(() -> canonical("[1.5]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> canonical("[1e3]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> canonical("\"\\ud83d\"")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> canonical("\"\\ude00\\ud83d\"")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String canonical(String json) {
        return CanonicalJson.of(ExportCodec.tree(json));
    }
}
