package io.anumati.auth.outbox;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** An event on its way to Kafka, stored together with what it tells of. */
@Entity
@Table(name = "outbox")
class OutboxRow extends PanacheEntityBase {

    /** Given by the database at the insert, under the lock of the user's row: so ids rise in commit order per user. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public String topic;
    public String recordKey;
    public String payload;
    public String envelope;
    @Column(insertable = false, updatable = false)
    public Instant createdAt;
    public Instant publishedAt;
}
