package io.anumati.deploy;

import java.util.List;
import java.util.Locale;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import com.fasterxml.jackson.databind.JsonNode;

/** A user of overlay production's Kafka, as its resource has it. */
record KafkaUser(String name, String secret, List<AclBinding> acls) {

    static KafkaUser of(String name) {
        JsonNode spec = Manifests.of("production").one("KafkaUser", name).path("spec");
        return new KafkaUser(name, spec.at("/authentication/password/valueFrom/secretKeyRef/name").asText(),
                Manifests.items(spec.at("/authorization/acls"))
                        .flatMap(acl -> Manifests.items(acl.path("operations"))
                                .map(operation -> binding(name, acl.path("resource"), operation.asText())))
                        .toList());
    }

    private static AclBinding binding(String user, JsonNode resource, String operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.fromString(resource.path("type").asText()), resource.path("name").asText(),
                        PatternType.fromString(resource.path("patternType").asText().toUpperCase(Locale.ROOT))),
                new AccessControlEntry("User:" + user, "*", AclOperation.fromString(operation), AclPermissionType.ALLOW));
    }

    /** For people: {@code Write topic signals}; anything but a literal name shows. */
    List<String> rules() {
        return acls.stream().map(acl -> "%s %s %s%s".formatted(title(acl.entry().operation().name()),
                acl.pattern().resourceType().name().toLowerCase(Locale.ROOT), acl.pattern().name(),
                acl.pattern().patternType() == PatternType.LITERAL ? "" : " " + acl.pattern().patternType())).toList();
    }

    private static String title(String operation) {
        return operation.charAt(0) + operation.substring(1).toLowerCase(Locale.ROOT);
    }
}
