package io.anumati.auth.catalogue;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.anumati.contracts.StrategyEvent.BoxType;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/strategies")
@RolesAllowed({ "subscriber", "operator" })
class CatalogueResource {

    /** What a subscriber reads before deciding; drafts are not shown. */
    record Entry(String strategyId, String strategyVersion, String contentHash, String algoName, BoxType boxType, Status status,
            String title, String text, String inputSchema, String riskDocumentHash, List<String> instrumentKeys) {

        static Entry of(StrategyPublished known) {
            return new Entry(known.strategyId(), known.strategyVersion(), known.contentHash(), known.algoName(),
                    known.boxType(), known.status(), known.title(), known.text(), known.inputSchema(),
                    known.riskDocumentHash(), known.instrumentKeys());
        }
    }

    @GET
    @WithSession
    public Uni<List<Entry>> strategies() {
        return StrategyVersion.all()
                .map(all -> all.stream()
                        .filter(one -> one.status() == Status.APPROVED || one.status() == Status.SUSPENDED).map(Entry::of)
                        .toList());
    }
}
