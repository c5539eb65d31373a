package io.anumati.executor.lane;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.OrderEvent.Software;

/** Which software this is, as each event says. */
@ApplicationScoped
public class SoftwareFacts {

    private final String host;
    private final String processId;
    private final String build;
    private volatile int clockOffsetMillis;

    SoftwareFacts(LaneConfig config) {
        ProcessHandle process = ProcessHandle.current();
        this.host = config.instanceId();
        this.processId = process.pid() + "-" + process.info().startInstant().map(start -> start.getEpochSecond()).orElse(0L);
        this.build = config.build();
    }

    /** Differs from that of any other run. */
    public String processStartId() {
        return processId;
    }

    public Software now() {
        return new Software(host, processId, build, clockOffsetMillis);
    }

    public void clockIsAheadBy(Duration offset) {
        clockOffsetMillis = Math.toIntExact(Math.clamp(offset.toMillis(), Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
}
