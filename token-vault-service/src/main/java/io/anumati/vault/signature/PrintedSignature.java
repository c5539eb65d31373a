package io.anumati.vault.signature;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signature as OpenBao prints it, {@code vault:v<version>:<base64>}, taken apart. */
record PrintedSignature(int keyVersion, String base64) {

    private static final Pattern FORM = Pattern.compile("vault:v([0-9]{1,9}):([A-Za-z0-9+/=]+)");

    static PrintedSignature read(String printed) {
        Matcher form = FORM.matcher(printed);
        if (!form.matches()) {
            throw new IllegalStateException("the vault printed a signature of an unknown form");
        }
        return new PrintedSignature(Integer.parseInt(form.group(1)), form.group(2));
    }
}
