package io.anumati.simulator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;

/** Does what each golden file says and compares the answer with the file's, field by field and in order. */
class GoldenTest {

    private static GoldenWorld usual;

    @BeforeAll
    static void start() {
        usual = GoldenWorld.start(Json.object());
    }

    @AfterAll
    static void stop() {
        usual.close();
    }

    static List<String> names() {
        String only = System.getProperty("golden.only", "");
        return GoldenFiles.requests().stream().filter(name -> name.startsWith(only)).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void answersAsTheFileSays(String name) throws IOException {
        ObjectNode file = GoldenFiles.read(name);
        if (file.has("config")) {
            try (GoldenWorld own = GoldenWorld.start(file.get("config"))) {
                run(name, file, own);
            }
        } else {
            run(name, file, usual);
        }
    }

    private static void run(String name, ObjectNode file, GoldenWorld world) throws IOException {
        world.startOver();
        for (var step : file.path("given")) {
            world.prepare(step);
        }
        HttpResponse<byte[]> answer = world.send(file.get("when"));
        ObjectNode told = GoldenAnswer.told(answer);
        if (Boolean.getBoolean("golden.write")) {
            file.setAll(told);
            GoldenFiles.write(name, file);
        } else {
            ObjectNode expected = file.deepCopy().retain("status", "location", "text", "answer");
            assertThat(told.toPrettyString()).as(name).isEqualTo(expected.toPrettyString());
        }
    }
}
