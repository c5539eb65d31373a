package io.anumati.auth.connection;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** Kept evidence that something was dropped, and why; never the token. */
@Entity
@Table(name = "connection_refusal")
class ConnectionRefusal extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public String source;
    public String userId;
    public String reason;
    public Instant refusedAt;
}
