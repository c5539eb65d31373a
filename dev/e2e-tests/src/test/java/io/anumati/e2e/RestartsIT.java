package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.OrderState;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;

/** Tokens are kept where they survive; nobody has to sign in again. */
class RestartsIT {

    @Test
    void tokensAndOrdersOutliveAKillOfOpenBaoAndOfTheVaultService() {
        LocalStack stack = SharedStack.get();
        try (Scene scene = new Scene(stack, "restarts", 1)) {
            String before = scene.leasedToken(scene.user());

            stack.openBao().process().orElseThrow().kill();
            stack.service(Service.VAULT).kill();
            stack.restartOpenBao();
            stack.service(Service.VAULT).start();

            assertThat(scene.leasedToken(scene.user())).isNotBlank().isEqualTo(before);
            scene.signal(1);
            scene.awaitAllFinal(Duration.ofSeconds(60));
            assertThat(scene.commands()).allMatch(command -> command.state() == OrderState.FILLED, "is filled");
        }
    }
}
