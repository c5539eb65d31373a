package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.account.AccountRules;
import io.anumati.simulator.account.App;
import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.delivery.DeliveryFault;
import io.anumati.simulator.delivery.DeliveryKind;
import io.anumati.simulator.fault.Fault;
import io.anumati.simulator.fault.FaultKind;
import io.anumati.simulator.fault.Preset;
import io.anumati.simulator.limit.Counting;
import io.anumati.simulator.stream.FeedMode;
import io.anumati.simulator.stream.KeyLimit;
import io.anumati.simulator.stream.OpenStream;
import io.anumati.simulator.stream.StreamRules;
import io.anumati.simulator.webhook.WebhookRules;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.simulator.witness.UserSummary;

/** The README is what other people's tests are written by. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path ROUTES = Path.of("src/main/java/io/anumati/simulator/control/ControlRoutes.java");

    @Test
    void namesEverySettingCallFaultAndField() throws IOException {
        List<String> names = Stream
                .of(SimulatorConfig.class, Fault.class, OrderCall.class, UserSummary.class,
                        UserSettings.class, App.class, AccountRules.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents())).map(RecordComponent::getName).toList();
        List<String> words = Stream.concat(names.stream(),
                Stream.of(ApiCall.values(), FaultKind.values(), Preset.values(), Counting.values()).flatMap(Arrays::stream)
                        .map(Enum::name))
                .toList();

        assertThat(words(Files.readString(README))).containsAll(words);
    }

    @Test
    void namesEverySettingFaultAndFieldOfStreamsAndWebhooks() throws IOException {
        List<String> names = Stream
                .of(StreamRules.class, KeyLimit.class, WebhookRules.class, DeliveryFault.class, OpenStream.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents())).map(RecordComponent::getName).toList();
        List<String> words = Stream.concat(names.stream(), Stream.of(DeliveryKind.values(), Channel.values(), FeedMode.values())
                .flatMap(Arrays::stream).map(Enum::name)).toList();

        assertThat(words(Files.readString(README))).containsAll(words);
    }

    @Test
    void namesEveryAddressOfTheControlApi() throws IOException {
        List<String> addresses = Files.readString(ROUTES).lines().filter(line -> line.contains(".add(")).map(
                line -> line.replaceAll(".*add\\((\\w+), \"/control([^\"]*)\".*", "$1 $2").replaceAll("\\{\\w+}", "{}"))
                .toList();
        String readme = Files.readString(README).replaceAll("/(7KBX21|app-1|\\{id\\})", "/{}").replace("$C", "");

        assertThat(addresses).hasSizeGreaterThan(30).allSatisfy(address -> assertThat(readme).contains(address));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split("[^A-Za-z0-9_]+"));
    }
}
