package io.anumati.simulator.time;

import java.time.Duration;

/** Runs something later in real time, on the simulator's event loop. */
public interface RealTimer {
    void after(Duration delay, Runnable then);
}
