package io.anumati.audit.person;

/** @param reference as it stands in the chain instead of the value */
record Identifier(String reference, String field, String value) {

    /** A value is not for logs. */
    @Override
    public String toString() {
        return "Identifier[%s, %s, ***]".formatted(reference, field);
    }
}
