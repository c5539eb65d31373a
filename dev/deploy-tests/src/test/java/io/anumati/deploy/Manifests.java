package io.anumati.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.anumati.testkit.CheckTool;
import io.anumati.testkit.ProjectFolder;

/** What an overlay renders to. */
record Manifests(String overlay, List<JsonNode> all) {

    static final List<String> OVERLAYS = List.of("local", "production", "hosting", "observed");
    static final List<String> SERVICES = List.of("auth-service", "token-vault-service", "strategy-signal-service",
            "order-executor-service", "audit-service");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, Manifests> RENDERED = new HashMap<>();

    static synchronized Manifests of(String overlay) {
        return RENDERED.computeIfAbsent(overlay, Manifests::render);
    }

    private static Manifests render(String overlay) {
        String text = CheckTool.KUSTOMIZE.run(folder(), "build", "overlays/" + overlay);
        try {
            return new Manifests(overlay, YAML.readerFor(JsonNode.class).<JsonNode> readValues(text).readAll());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static Path folder() {
        return ProjectFolder.root().resolve("deploy").resolve("kubernetes");
    }

    Stream<JsonNode> kind(String kind) {
        return all.stream().filter(manifest -> manifest.path("kind").asText().equals(kind));
    }

    /** The only one of this kind and name; a generated name may go on with a hash. */
    JsonNode one(String kind, String name) {
        return kind(kind).filter(manifest -> nameOf(manifest).equals(name) || nameOf(manifest).matches(name + "-[a-z0-9]{10}"))
                .findFirst().orElseThrow(() -> new AssertionError("%s has no %s %s".formatted(overlay, kind, name)));
    }

    /** Everything that makes pods. */
    List<JsonNode> workloads() {
        return Stream.of("Deployment", "StatefulSet", "Job").flatMap(this::kind).toList();
    }

    JsonNode service(String name) {
        return workloads().stream().filter(workload -> nameOf(workload).equals(name)).findFirst().orElseThrow();
    }

    static String nameOf(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    /** Kind and name, for people. */
    static String title(JsonNode manifest) {
        return manifest.path("kind").asText() + " " + nameOf(manifest);
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The containers that run and those that run before. */
    static List<JsonNode> containers(JsonNode workload) {
        return Stream.concat(items(pod(workload).path("initContainers")), items(pod(workload).path("containers"))).toList();
    }
}
