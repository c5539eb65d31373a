package io.anumati.executor.journal;

/** A version that this partition remembers beyond the process, for example which kill it has applied. */
public record Mark(String subject, long version) {

    public static Mark kill(String scopeKey, long version) {
        return new Mark("kill:" + scopeKey, version);
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
