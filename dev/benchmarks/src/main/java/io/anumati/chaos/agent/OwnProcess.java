package io.anumati.chaos.agent;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Sends a signal to this process by the system's own call: a helper process would come milliseconds late. */
@SuppressWarnings("restricted")
final class OwnProcess {

    private static final int PID = (int) ProcessHandle.current().pid();
    private static final MethodHandle KILL = Linker.nativeLinker().downcallHandle(
            Linker.nativeLinker().defaultLookup().find("kill").orElseThrow(),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

    private OwnProcess() {
    }

    static int pid() {
        return PID;
    }

    static void strike(Strike strike) {
        try {
            int _ = (int) KILL.invokeExact(PID, strike.signal());
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
