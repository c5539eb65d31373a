package io.anumati.chaos;

import java.util.Random;

/**
 * One way to hurt the platform while a round's signals are carried out.
 *
 * @param family under which it is chosen and counted
 * @param apart whether a breach is known to be possible: it is reported, and fails nothing
 * @param mayRefuse whether orders may end refused or expired
 */
record Scenario(String family, String name, boolean apart, boolean mayRefuse, Play play) {

    /** What happens, from a whole stack on; afterwards the stack is healed. */
    @FunctionalInterface
    interface Play {

        /** @throws NotShown when what was to happen did not */
        void on(Stage stage, Random chance);
    }

    static Scenario of(String name, Play play) {
        return new Scenario(name, name, false, false, play);
    }

    Scenario reportedApart() {
        return new Scenario(family, name, true, mayRefuse, play);
    }

    Scenario thatMayRefuse() {
        return new Scenario(family, name, apart, true, play);
    }

    /** By its own name or its family's. */
    boolean isNamed(String wanted) {
        return name.equals(wanted) || family.equals(wanted);
    }
}
