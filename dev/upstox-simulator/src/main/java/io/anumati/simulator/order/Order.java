package io.anumati.simulator.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One order and all its steps. */
public final class Order {

    private final String id;
    private final String reference;
    private final String userId;
    private final String clientId;
    private final boolean amo;
    private final List<Row> rows = new ArrayList<>(6);
    private byte[] bookText;
    private Row bookTextOf;
    private boolean inBook = true;

    Order(String id, String reference, Placement placement, Row first) {
        this.id = id;
        this.reference = reference;
        this.userId = placement.userId();
        this.clientId = placement.clientId();
        this.amo = first.status() == Status.AMO_RECEIVED;
        rows.add(first);
    }

    public String id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public String userId() {
        return userId;
    }

    /** The app it came through; null for an order placed by hand. */
    public String clientId() {
        return clientId;
    }

    /** What it asks for now. */
    public Terms terms() {
        return last().terms();
    }

    /** Whether it was placed outside the exchange's hours. */
    public boolean isAmo() {
        return amo;
    }

    public Instant placedAt() {
        return rows.getFirst().at();
    }

    public Row last() {
        return rows.getLast();
    }

    public boolean isFinal() {
        return last().status().isFinal();
    }

    /** What it is apart from requests to change or cancel it that are under way. */
    public Status standing() {
        for (Row row : rows.reversed()) {
            switch (row.status()) {
                case MODIFY_PENDING, MODIFY_VALIDATION_PENDING, MODIFIED, NOT_MODIFIED, CANCEL_PENDING, NOT_CANCELLED -> {
                }
                case PUT, VALIDATION_PENDING, OPEN_PENDING, OPEN, TRIGGER_PENDING, AMO_RECEIVED, AMO_MODIFIED, AMO_CANCELLED,
                        COMPLETE, CANCELLED, REJECTED -> {
                    return row.status();
                }
            }
        }
        throw new IllegalStateException("order %s has no status".formatted(id));
    }

    /** The steps that a reader sees who is told only what was recorded up to then, oldest first. */
    public List<Row> seen(long recordedUntil) {
        int count = rows.size();
        while (count > 0 && rows.get(count - 1).recorded() - recordedUntil > 0) {
            count--;
        }
        return Collections.unmodifiableList(rows.subList(0, count));
    }

    public Optional<Row> lastSeen(long recordedUntil) {
        List<Row> seen = seen(recordedUntil);
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast());
    }

    /** The order book's text of a row, made once: books are read far more often than orders change. */
    public byte[] bookText(Row row) {
        if (bookTextOf != row) {
            bookText = OrderText.bookRow(this, row);
            bookTextOf = row;
        }
        return bookText;
    }

    /** Whether it belongs to the day that runs. */
    boolean isInBook() {
        return inBook;
    }

    void leaveBook() {
        inBook = false;
    }

    void add(Row row) {
        rows.add(row);
    }

    BigDecimal averageWith(int quantity, BigDecimal price) {
        Row now = last();
        BigDecimal value = now.averagePrice().multiply(BigDecimal.valueOf(now.filled()))
                .add(price.multiply(BigDecimal.valueOf(quantity)));
        BigDecimal average = value.divide(BigDecimal.valueOf(now.filled() + (long) quantity), 4, RoundingMode.HALF_UP);
        BigDecimal shown = average.stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }
}
