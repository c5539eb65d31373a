package io.anumati.upstox;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Names to IPv4 addresses, and to no other: the broker's lists hold IPv4, and a call over IPv6 would come from an address it
 * does not know. A name is looked up away from the event loops; an old answer serves while it is looked up anew. The same
 * address
 * is used until it fails, so that connections are reused.
 */
final class Ipv4Names {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private record Known(List<String> addresses, long at) {

        boolean isOld() {
            return System.nanoTime() - at >= FRESH.toNanos();
        }
    }

    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, CompletableFuture<String>> pending = new ConcurrentHashMap<>();

    /** Completes with an {@link UnknownHostException} where there is none. */
    CompletableFuture<String> address(String host) {
        if (Egress.isIpv4(host)) {
            return CompletableFuture.completedFuture(host);
        }
        Known last = known.get(host);
        if (last == null || last.isOld()) {
            CompletableFuture<String> fresh = lookUp(host);
            return last == null ? fresh : CompletableFuture.completedFuture(last.addresses().getFirst());
        }
        return CompletableFuture.completedFuture(last.addresses().getFirst());
    }

    /** No connection to this address could be had: another one, if there is one, comes first from now on. */
    void avoid(String host, String address) {
        known.computeIfPresent(host, (_, last) -> last.addresses().getFirst().equals(address)
                ? new Known(firstAtTheEnd(last.addresses()), last.at())
                : last);
    }

    private CompletableFuture<String> lookUp(String host) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> running = pending.putIfAbsent(host, mine);
        if (running != null) {
            return running;
        }
        Thread.ofVirtual().name("look-up-" + host).start(() -> {
            try {
                List<String> found = ipv4(host);
                Known kept = known.merge(host, new Known(found, System.nanoTime()), Ipv4Names::inTheOldOrder);
                mine.complete(kept.addresses().getFirst());
            } catch (UnknownHostException | RuntimeException none) {
                mine.completeExceptionally(none);
            } finally {
                pending.remove(host);
            }
        });
        return mine;
    }

    private static Known inTheOldOrder(Known last, Known found) {
        String first = last.addresses().getFirst();
        List<String> addresses = found.addresses();
        if (!addresses.contains(first)) {
            return found;
        }
        while (!addresses.getFirst().equals(first)) {
            addresses = firstAtTheEnd(addresses);
        }
        return new Known(addresses, found.at());
    }

    private static List<String> firstAtTheEnd(List<String> addresses) {
        List<String> turned = new ArrayList<>(addresses.subList(1, addresses.size()));
        turned.add(addresses.getFirst());
        return List.copyOf(turned);
    }

    private static List<String> ipv4(String host) throws UnknownHostException {
        List<String> addresses = Arrays.stream(InetAddress.getAllByName(host)).filter(Inet4Address.class::isInstance)
                .map(InetAddress::getHostAddress).distinct().toList();
        if (addresses.isEmpty()) {
            throw new UnknownHostException("no IPv4 address of " + host);
        }
        return addresses;
    }
}
