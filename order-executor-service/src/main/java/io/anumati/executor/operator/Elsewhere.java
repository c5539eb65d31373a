package io.anumati.executor.operator;

import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.anumati.contracts.Partitions;
import io.anumati.executor.lane.LaneConfig;
import io.anumati.executor.lease.PartitionLeases;
import io.anumati.web.ServiceProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Says that another executor has a user, and which one, so that a console can ask there. */
@ApplicationScoped
class Elsewhere {

    private static final Logger LOG = Logger.getLogger(Elsewhere.class);

    private final PartitionLeases leases;
    private final LaneConfig config;

    Elsewhere(PartitionLeases leases, LaneConfig config) {
        this.leases = leases;
        this.config = config;
    }

    HttpProblem user(String userId) {
        return partition(Partitions.of(userId, config.partitions()));
    }

    /** {@code USER_NOT_HERE} with {@code partition} and, where the lease row can be read, {@code owner}: its instance id. */
    HttpProblem partition(int partition) {
        HttpProblem.Builder problem = HttpProblem.builder(new ServiceProblem(OperatorProblem.USER_NOT_HERE)).with("partition",
                partition);
        owner(partition).ifPresent(owner -> problem.with("owner", owner));
        return problem.build();
    }

    private Optional<String> owner(int partition) {
        try {
            return leases.owner(partition);
        } catch (SQLException away) {
            LOG.warnf("owner not known partition=%d cause=%s", partition, away.getMessage());
            return Optional.empty();
        }
    }
}
