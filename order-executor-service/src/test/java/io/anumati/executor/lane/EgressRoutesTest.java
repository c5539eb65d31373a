package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.upstox.Egress;
import io.smallrye.config.SmallRyeConfigBuilder;

class EgressRoutesTest {

    private static final EgressRoute PROXY = new EgressRoute(EgressMode.FORWARD_PROXY, "egress-proxy-0.egress-proxy:3128",
            null);

    @Test
    void everyProxyIsMetWithTheOneLoginOfTheConfiguration() {
        Egress egress = routes(Map.of("anumati.egress.proxy.username", "executor", "anumati.egress.proxy.password", "p"))
                .egress(PROXY);
        assertThat(egress).isEqualTo(new Egress.ForwardProxy("egress-proxy-0.egress-proxy", 3128,
                Optional.of(new Egress.ProxyLogin("executor", "p"))));
        assertThat(egress.toString()).doesNotContain("password").contains("***");
    }

    @Test
    void withoutALoginNoneIsShown() {
        assertThat(routes(Map.of()).egress(PROXY))
                .isEqualTo(new Egress.ForwardProxy("egress-proxy-0.egress-proxy", 3128, Optional.empty()));
    }

    @Test
    void nameAndPasswordComeTogetherOrNotAtAll() {
        assertThatThrownBy(() -> routes(Map.of("anumati.egress.proxy.username", "executor")))
                .hasMessageContaining("anumati.egress.proxy.password");
        assertThatThrownBy(() -> routes(Map.of("anumati.egress.proxy.password", "p", "anumati.egress.proxy.username", "")))
                .hasMessageContaining("anumati.egress.proxy.username");
    }

    @Test
    void i4_aRouteIsTakenAsItStandsOrNotAtAll() {
        EgressRoutes routes = routes(Map.of());
        assertThat(routes.egress(new EgressRoute(EgressMode.LOCAL_ADDRESS, "127.0.0.7", null)))
                .isEqualTo(new Egress.SourceAddress("127.0.0.7"));
        assertThatThrownBy(() -> routes.egress(new EgressRoute(EgressMode.LOCAL_ADDRESS, "proxy:3128", null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> routes.egress(new EgressRoute(EgressMode.FORWARD_PROXY, "127.0.0.7", null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EgressRoutes routes(Map<String, String> settings) {
        return new EgressRoutes(new SmallRyeConfigBuilder().withMapping(EgressProxyConfig.class).withDefaultValues(settings)
                .build().getConfigMapping(EgressProxyConfig.class));
    }
}
