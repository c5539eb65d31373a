package io.anumati.auth.kill;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.anumati.contracts.ControlEvent.KillState;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** A subscriber's own kill switch; version 0 and OFF for one that was never touched. */
@Entity
@Table(name = "kill_switch")
class KillSwitch extends PanacheEntityBase {

    @Id
    public String userId;
    public long version;
    @Enumerated(EnumType.STRING)
    public KillState state;
    public String reason;
    public Instant changedAt;

    static KillSwitch untouched(String userId) {
        KillSwitch row = new KillSwitch();
        row.userId = userId;
        row.state = KillState.OFF;
        return row;
    }
}
