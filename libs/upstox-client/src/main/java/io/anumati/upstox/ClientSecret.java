package io.anumati.upstox;

/** The secret of a broker app; it never prints. */
public record ClientSecret(String value) {

    public ClientSecret {
        Text.need(value, "client secret");
    }

    @Override
    public String toString() {
        return "ClientSecret[***]";
    }
}
