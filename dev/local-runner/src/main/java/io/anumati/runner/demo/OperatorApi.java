package io.anumati.runner.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The platform's operator and compliance officer. */
public final class OperatorApi {

    private final Http http;
    private final String authUrl;
    private final String signalUrl;
    private final String auditUrl;
    private final Map<String, String> operator;
    private final Map<String, String> compliance;

    public OperatorApi(Http http, String authUrl, String signalUrl, String auditUrl, String operatorToken,
            String complianceToken) {
        this.http = http;
        this.authUrl = authUrl;
        this.signalUrl = signalUrl;
        this.auditUrl = auditUrl;
        this.operator = Map.of("Authorization", "Bearer " + operatorToken);
        this.compliance = Map.of("Authorization", "Bearer " + complianceToken);
    }

    /** @param address an own one of the executor's machine, or host:port of a forward proxy */
    public void setRoute(String userId, String address) {
        http.call("PUT", authUrl + "/api/v1/operator/users/" + userId + "/route",
                Map.of("mode", address.contains(":") ? "FORWARD_PROXY" : "LOCAL_ADDRESS", "primary", address), operator, 200);
    }

    public void publishStrategy(String strategyId, List<String> instrumentKeys, String engineClientId) {
        Map<String, Object> version = Map.ofEntries(Map.entry("algoName", EngineApi.ALGO_NAME), Map.entry("boxType", "WHITE"),
                Map.entry("status", "APPROVED"), Map.entry("title", "Demo momentum"),
                Map.entry("text", "Buys a share that has risen for three days, at a limit."),
                Map.entry("inputSchema", "{\"type\":\"object\",\"additionalProperties\":false}"),
                Map.entry("contentHash", sha256("demo momentum, version 1")),
                Map.entry("riskDocumentHash", sha256("You may lose all you invest.")),
                Map.entry("instrumentKeys", instrumentKeys), Map.entry("engineClientId", engineClientId));
        http.call("PUT", "%s/api/v1/strategies/%s/versions/%s".formatted(signalUrl, strategyId,
                EngineApi.STRATEGY_VERSION), version, operator, 200, 201);
    }

    /** @return number of audit rows of this topic */
    public long auditRows(String topic) {
        return auditSummary().path("rowsByTopic").path(topic).asLong();
    }

    public JsonNode auditSummary() {
        return http.call("GET", auditUrl + "/api/v1/audit/summary", null, compliance, 200).json();
    }

    /** @return the number of the new checkpoint */
    public long sealAudit() {
        return http.call("POST", auditUrl + "/api/v1/audit/checkpoints", Map.of(), compliance, 201).json().path("number")
                .asLong();
    }

    public void exportAudit(Path file) {
        http.download(auditUrl + "/api/v1/audit/export", compliance, file);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
