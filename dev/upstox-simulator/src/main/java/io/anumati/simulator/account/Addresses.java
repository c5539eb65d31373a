package io.anumati.simulator.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.netty.util.NetUtil;

/** Which customers registered which address: one, or some of one family. Texts of one address count as one. */
public final class Addresses {

    private final Map<String, Set<String>> owners = new LinkedHashMap<>();
    private final int familySize;

    Addresses(int familySize) {
        this.familySize = familySize;
    }

    /** Whether it is an IPv4 or IPv6 address in the usual notation. */
    public static boolean isAddress(String text) {
        return text != null && (NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text));
    }

    /** One text for all notations of an address; what is none stays as it is. */
    public static String plain(String text) {
        if (text == null || text.indexOf(':') < 0 || !isAddress(text)) {
            return text;
        }
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            return text;
        }
    }

    /** The one to whom the address belongs; when it is shared, the preferred one (null for none) if he is among them. */
    Optional<String> ownerOf(String address, String preferred) {
        Set<String> found = ownersOf(address);
        return preferred != null && found.contains(preferred) ? Optional.of(preferred) : found.stream().findFirst();
    }

    Set<String> ownersOf(String address) {
        return address == null ? Set.of() : owners.getOrDefault(plain(address), Set.of());
    }

    /**
     * Gives the customer the addresses of his settings and takes all others from him.
     *
     * @param all every customer, to know the families
     * @throws AddressTaken when one is registered by someone else: nothing is changed then
     */
    void claim(UserSettings settings, Map<String, User> all) {
        List<String> claimed = Stream.of(settings.primaryIp(), settings.secondaryIp()).filter(Objects::nonNull)
                .map(Addresses::plain).toList();
        claimed.forEach(address -> check(address, settings, all));
        owners.values().forEach(ids -> ids.remove(settings.userId()));
        owners.values().removeIf(Set::isEmpty);
        claimed.forEach(address -> owners.computeIfAbsent(address, _ -> new LinkedHashSet<>()).add(settings.userId()));
    }

    private void check(String address, UserSettings settings, Map<String, User> all) {
        List<String> others = owners.getOrDefault(address, Set.of()).stream().filter(id -> !id.equals(settings.userId()))
                .toList();
        for (String other : others) {
            if (settings.family() == null || !settings.family().equals(all.get(other).settings().family())) {
                throw new AddressTaken(address, other);
            }
        }
        if (!others.isEmpty() && others.size() >= familySize) {
            throw new AddressTaken(address, String.join(", ", others));
        }
    }
}
