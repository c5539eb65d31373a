package io.anumati.vault.signature;

/**
 * A signature and what is needed to check it.
 *
 * @param publicKey raw ed25519 public key, base64
 * @param signature raw ed25519 signature, base64
 */
record Signature(String keyName, int keyVersion, String publicKey, String signature) {
}
