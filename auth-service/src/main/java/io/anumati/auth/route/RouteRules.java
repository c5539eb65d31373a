package io.anumati.auth.route;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;

/** What an egress address of each kind looks like. */
final class RouteRules {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile("%1$s\\.%1$s\\.%1$s\\.%1$s".formatted(OCTET));
    private static final Pattern PROXY = Pattern.compile("[A-Za-z0-9.-]{1,100}:[1-9][0-9]{0,4}");

    private RouteRules() {
    }

    /** One address is written in one way: host names do not know case. */
    static EgressRoute normal(EgressRoute asked) {
        return new EgressRoute(asked.mode(), lower(asked.primary()),
                asked.secondary() == null ? null : lower(asked.secondary()));
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** @return what is wrong, or empty */
    static Optional<String> judge(EgressRoute route) {
        if (!fits(route.mode(), route.primary()) || route.secondary() != null && !fits(route.mode(), route.secondary())) {
            return Optional.of(switch (route.mode()) {
                case LOCAL_ADDRESS -> "An address must be an IPv4 address.";
                case FORWARD_PROXY -> "An address must be host:port.";
            });
        }
        return route.primary().equals(route.secondary()) ? Optional.of("Primary and secondary must differ.")
                : Optional.empty();
    }

    private static boolean fits(EgressMode mode, String address) {
        return switch (mode) {
            case LOCAL_ADDRESS -> IPV4.matcher(address).matches();
            case FORWARD_PROXY -> PROXY.matcher(address).matches();
        };
    }
}
