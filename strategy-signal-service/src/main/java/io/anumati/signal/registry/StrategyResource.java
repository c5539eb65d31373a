package io.anumati.signal.registry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.contracts.StrategyEvent.BoxType;
import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.signal.outbox.OutboxRelay;
import io.anumati.signal.service.Requests;
import io.anumati.web.Problems;
import io.smallrye.mutiny.Uni;

/** The operator's catalogue. */
@Path("/api/v1/strategies")
@RolesAllowed("operator")
class StrategyResource {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private final Registry registry;
    private final OutboxRelay relay;

    StrategyResource(Registry registry, OutboxRelay relay) {
        this.registry = registry;
        this.relay = relay;
    }

    /** @param inputSchema a JSON Schema, as object or as text */
    record PutVersion(String algoName, BoxType boxType, Status status, String title, String text, JsonNode inputSchema,
            String contentHash, String riskDocumentHash, List<String> instrumentKeys, String engineClientId) {
    }

    record Version(String strategyId, String version, String algoName, BoxType boxType, Status status, String title,
            String text, String inputSchema, String contentHash, String riskDocumentHash, List<String> instrumentKeys,
            String engineClientId, long recordVersion) {

        static Version of(StrategyVersion row) {
            return new Version(row.strategyId, row.version, row.algoName, row.boxType, row.status, row.title, row.text,
                    row.inputSchema, row.contentHash, row.riskDocumentHash, List.of(row.instrumentKeys), row.engineClientId,
                    row.recordVersion);
        }
    }

    @PUT
    @Path("{strategyId}/versions/{version}")
    public Uni<Response> put(@PathParam("strategyId") String strategyId, @PathParam("version") String version,
            PutVersion body) {
        Lifecycle.Standing wanted = wanted(strategyId, version, body);
        return registry.put(strategyId, version, wanted, Requests.cause()).map(this::answer);
    }

    @GET
    public Uni<List<Version>> list() {
        return registry.all().map(rows -> rows.stream().map(Version::of).toList());
    }

    private Response answer(Registry.Outcome outcome) {
        return switch (outcome.decision()) {
            case Lifecycle.Unchanged _ -> Response.ok(Version.of(outcome.version())).build();
            case Lifecycle.Change _ -> {
                relay.kick();
                yield Response.status(outcome.version().recordVersion == 1 ? 201 : 200).entity(Version.of(outcome.version()))
                        .build();
            }
            case Lifecycle.Denied(var code, var detail) -> throw Problems.of(409, code, detail);
        };
    }

    private static Lifecycle.Standing wanted(String strategyId, String version, PutVersion body) {
        if (!ID.matcher(strategyId).matches() || !VERSION.matcher(version).matches()) {
            throw invalid("the strategy id or version has a form that is not taken");
        }
        if (body == null || body.boxType() == null || body.status() == null || body.instrumentKeys() == null
                || body.instrumentKeys().contains(null)) {
            throw invalid("boxType, status and instrumentKeys must be there");
        }
        StrategyContent content = new StrategyContent(body.algoName(), body.boxType(), body.title(), body.text(),
                schemaText(body.inputSchema()), body.contentHash(), body.riskDocumentHash(), body.instrumentKeys(),
                body.engineClientId());
        Optional<String> fault = content.firstFault();
        if (fault.isPresent()) {
            throw invalid(fault.get());
        }
        return new Lifecycle.Standing(content, body.status());
    }

    private static String schemaText(JsonNode schema) {
        if (schema == null || !(schema.isObject() || schema.isTextual())) {
            throw invalid("inputSchema must be a JSON Schema");
        }
        return schema.isTextual() ? schema.textValue() : schema.toString();
    }

    private static RuntimeException invalid(String detail) {
        return Problems.of(400, "INVALID_STRATEGY", detail);
    }
}
