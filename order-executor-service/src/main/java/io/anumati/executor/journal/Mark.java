package io.anumati.executor.journal;

import java.util.Optional;

/** A version that this partition remembers beyond the process, for example which kill it has applied. */
public record Mark(String subject, long version) {

    private static final String KILL = "kill:";

    public static Mark kill(String scopeKey, long version) {
        return new Mark(KILL + scopeKey, version);
    }

    /** Of which kill switch a mark with this subject is, if it is one. */
    public static Optional<String> killScope(String subject) {
        return subject.startsWith(KILL) ? Optional.of(subject.substring(KILL.length())) : Optional.empty();
    }

    public static Mark authority(String userId, long version) {
        return new Mark("authority:" + userId, version);
    }

    /** The broker refused the session of this authority version. */
    public static Mark session(String userId, long version) {
        return new Mark("session:" + userId, version);
    }

    /** The broker refused the egress address of this authority version. */
    public static Mark route(String userId, long version) {
        return new Mark("route:" + userId, version);
    }
}
