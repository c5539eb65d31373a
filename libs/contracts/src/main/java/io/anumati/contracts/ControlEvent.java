package io.anumati.contracts;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code controls}: kill switches, keyed by scope. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = ControlEvent.KillSwitchChanged.class, name = "KillSwitchChanged"),
        @JsonSubTypes.Type(value = ControlEvent.ControlHeartbeat.class, name = "ControlHeartbeat") })
public sealed interface ControlEvent extends Event {

    String HEARTBEAT_KEY = "#heartbeat";

    /**
     * @param version rises by one with each change of this scope; the highest wins
     * @param changedBy who switched: a user id, a staff id, a rule
     * @param reason in the switcher's words, or null
     */
    record KillSwitchChanged(KillScope scope, long version, KillState state, Trigger trigger, String changedBy,
            Instant changedAt, String reason) implements ControlEvent {

        public KillSwitchChanged {
            Need.present("scope", scope, "state", state, "trigger", trigger, "changedBy", changedBy, "changedAt", changedAt);
        }
    }

    record ControlHeartbeat(Instant at) implements ControlEvent {

        public ControlHeartbeat {
            Need.present("at", at);
        }
    }

    /** @param id of the broker, strategy, instrument or user; {@code *} for the platform */
    record KillScope(ScopeType scopeType, String id) {

        public KillScope {
            Need.present("scopeType", scopeType, "id", id);
        }

        public static KillScope user(String userId) {
            return new KillScope(ScopeType.USER, userId);
        }

        /** Also the key of the record, for example {@code USER:u-17}. */
        public String key() {
            return scopeType + ":" + id;
        }
    }

    enum ScopeType {
        PLATFORM,
        BROKER,
        STRATEGY,
        INSTRUMENT,
        USER
    }

    enum KillState {
        ON,
        OFF
    }

    enum Trigger {
        CLIENT,
        STAFF,
        RULE,
        BROKER,
        EXCHANGE
    }
}
