package io.anumati.auth.order;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import io.anumati.auth.store.Storable;
import io.anumati.auth.web.CurrentUser;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.OrderState;
import io.smallrye.common.annotation.RunOnVirtualThread;

@Path("/api/v1/me/orders")
@RolesAllowed("subscriber")
class OrderResource {

    record View(String commandId, String signalId, String strategyId, String instrumentKey, OrderState state,
            OrderLine.Why reason, Long quantity, Long filledQuantity, BigDecimal averagePrice, String brokerOrderId,
            Instant updatedAt, Boolean exit, String sliceOf, List<Change> changes) {

        static View of(OrderLine line) {
            return new View(line.commandId(), line.signalId(), line.strategyId(), line.instrumentKey(), line.state(),
                    line.reason(), line.quantity(), line.filledQuantity(), line.averagePrice(), line.brokerOrderId(),
                    line.updatedAt(), line.exit(), line.sliceOf(),
                    line.changes() == null ? null : line.changes().stream().map(Change::of).toList());
        }
    }

    /** A command that cancels or modifies the order. */
    record Change(String commandId, ChangeKind kind, ChangeState state) {

        static Change of(OrderLine.Change told) {
            return new Change(told.commandId(), told.kind(), told.state());
        }
    }

    private final OrderTable table;
    private final CurrentUser user;

    OrderResource(OrderTable table, CurrentUser user) {
        this.table = table;
        this.user = user;
    }

    /** The newest thousand. */
    @GET
    @RunOnVirtualThread
    public List<View> orders(@RestQuery @Storable String signalId) throws SQLException {
        return table.of(user.id(), signalId).stream().map(View::of).toList();
    }
}
