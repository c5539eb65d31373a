package io.anumati.auth.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;

class RouteRulesTest {

    @Test
    void i4_aProxyIsTheSameInCapitals() {
        // When
        EgressRoute route = RouteRules.normal(new EgressRoute(EgressMode.FORWARD_PROXY, "Proxy-1.Internal:3128", null));
        // Then
        assertThat(route).isEqualTo(new EgressRoute(EgressMode.FORWARD_PROXY, "proxy-1.internal:3128", null));
        assertThat(RouteRules.judge(RouteRules.normal(
                new EgressRoute(EgressMode.FORWARD_PROXY, "proxy:3128", "PROXY:3128")))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({ "LOCAL_ADDRESS,127.0.1.21,,true", "LOCAL_ADDRESS,127.0.1.21,127.0.1.22,true",
            "LOCAL_ADDRESS,127.0.1.21,127.0.1.21,false", "LOCAL_ADDRESS,127.0.1.256,,false", "LOCAL_ADDRESS,host,,false",
            "FORWARD_PROXY,proxy-1.internal:3128,,true", "FORWARD_PROXY,127.0.0.1,,false",
            "FORWARD_PROXY,proxy:3128,127.0.0.1,false" })
    void anAddressIsOfTheKindItsModeSays(EgressMode mode, String primary, String secondary, boolean good) {
        assertThat(RouteRules.judge(new EgressRoute(mode, primary, secondary)).isEmpty()).isEqualTo(good);
    }
}
