package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.anumati.testkit.ProjectFolder;

/** What services ask for, against the table that says where the figures come from. */
class SizesTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    /** @param resident MiB */
    private record Row(String service, int resident, String processor, String memory) {

        static Row of(String line) {
            String[] cells = line.strip().split("\\s*\\|\\s*");
            return new Row(cells[1], Integer.parseInt(cells[2].replace(" MiB", "")), cells[4], cells[5]);
        }

        static Row of(String service, int resident, JsonNode workload) {
            JsonNode resources = workload.at("/spec/template/spec/containers/0/resources");
            assertThat(resources.at("/requests/memory")).as("memory is not shared").isEqualTo(resources.at("/limits/memory"));
            assertThat(resources.at("/limits/cpu").isMissingNode()).as("a takeover takes what is free").isTrue();
            return new Row(service, resident, resources.at("/requests/cpu").asText(),
                    resources.at("/limits/memory").asText());
        }

        int limit() {
            return memory.endsWith("Gi") ? 1024 * number("Gi") : number("Mi");
        }

        private int number(String unit) {
            return Integer.parseInt(memory.replace(unit, ""));
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyServiceAsksForWhatTheTableSays(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        assertThat(rows()).extracting(Row::service).containsExactlyInAnyOrderElementsOf(Manifests.SERVICES);
        assertThat(rows()).allSatisfy(row -> assertThat(Row.of(row.service(), row.resident(), manifests.service(row.service())))
                .isEqualTo(row));
    }

    @Test
    void whatWasMeasuredFitsIntoEveryLimit() throws IOException {
        JsonNode compose = new YAMLMapper().readTree(ProjectFolder.root().resolve("deploy/compose/compose.yaml").toFile());
        int composed = Integer.parseInt(compose.at("/x-service/mem_limit").asText().replace("m", ""));
        assertThat(readme()).contains("(compose: %d MiB)".formatted(composed));
        assertThat(rows()).allSatisfy(row -> assertThat(row.resident()).isLessThan(Math.min(row.limit(), composed)));
    }

    private static List<Row> rows() {
        String text = readme();
        String table = text.substring(text.indexOf("<!-- sizes:"), text.indexOf("<!-- /sizes -->"));
        return table.lines().filter(line -> line.contains("-service |")).map(Row::of).toList();
    }

    private static String readme() {
        return ConfigurationKeys.read(ProjectFolder.root().resolve("deploy/README.md"));
    }
}
