package io.anumati.auth.gate;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** A gate as it was last published. */
@Entity
class Gate extends PanacheEntityBase {

    @Id
    public String gate;
    public long version;
    public boolean open;
    public String mode;
    public Instant expiresAt;
}
