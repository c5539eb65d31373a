package io.anumati.signal.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A {@link PendingRecord} written by a Hibernate transaction; {@link OutboxTable} writes and reads the same rows by JDBC. */
@Entity
@Table(name = "outbox")
public class OutboxEntry extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false)
    String topic;

    Integer partition;

    String key;

    @Column(nullable = false)
    String value;

    @Column(nullable = false)
    String envelope;

    /** Joins the caller's transaction. */
    public static Uni<OutboxEntry> add(PendingRecord pending) {
        OutboxEntry entry = new OutboxEntry();
        entry.topic = pending.topic();
        entry.partition = pending.partition();
        entry.key = pending.key();
        entry.value = pending.value();
        entry.envelope = pending.envelope();
        return entry.persist();
    }
}
