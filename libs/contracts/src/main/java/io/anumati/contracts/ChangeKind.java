package io.anumati.contracts;

public enum ChangeKind {
    MODIFY,
    CANCEL
}
