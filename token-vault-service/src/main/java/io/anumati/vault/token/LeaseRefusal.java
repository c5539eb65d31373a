package io.anumati.vault.token;

/** Why a token or secret was not handed out. The table in the README is compared with it by a test. */
public enum LeaseRefusal {

    NO_TOKEN("No token is kept for this user."),
    TOKEN_REVOKED("The user's token was revoked."),
    TOKEN_EXPIRED("The token's time is over."),
    TOKEN_CLASS("Only a token of class STANDARD_DAY may place, modify or cancel orders."),
    TOKEN_UNREADABLE("What is kept for this user is no token; it must be stored again."),
    PURPOSE_NOT_ALLOWED("The caller's role does not allow this purpose."),
    NO_SECRET("No secret is kept for this broker app."),
    VAULT_UNAVAILABLE("The vault was away or sealed.");

    private final String sentence;

    LeaseRefusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
