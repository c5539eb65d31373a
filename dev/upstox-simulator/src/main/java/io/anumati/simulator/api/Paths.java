package io.anumati.simulator.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.http.HttpMethod;

/** Finds what a method and path stand for; a segment {@code {name}} of a pattern takes any text. */
public final class Paths<T> {

    /** What was found, and what the pattern's names took. */
    public record Found<T>(T target, Map<String, String> names) {
    }

    private record Pattern<T>(HttpMethod method, String[] segments, T target) {
    }

    private final Map<String, Found<T>> exact = new HashMap<>();
    private final List<Pattern<T>> patterns = new ArrayList<>();

    public Paths<T> add(HttpMethod method, String path, T target) {
        if (path.contains("{")) {
            patterns.add(new Pattern<>(method, path.split("/"), target));
        } else {
            exact.put(method + " " + path, new Found<>(target, Map.of()));
        }
        return this;
    }

    public Optional<Found<T>> find(HttpMethod method, String path) {
        Found<T> found = exact.get(method + " " + path);
        return found != null ? Optional.of(found) : fitting(method, path.split("/"));
    }

    /** Whether some method stands there. */
    public boolean hasPath(String path) {
        String[] segments = path.split("/");
        return exact.keySet().stream().anyMatch(known -> known.endsWith(" " + path)) || patterns.stream()
                .anyMatch(pattern -> pattern.segments().length == segments.length
                        && fits(pattern.segments(), segments, new HashMap<>()));
    }

    private Optional<Found<T>> fitting(HttpMethod method, String[] segments) {
        for (Pattern<T> pattern : patterns) {
            if (pattern.method().equals(method) && pattern.segments().length == segments.length) {
                Map<String, String> names = new HashMap<>();
                if (fits(pattern.segments(), segments, names)) {
                    return Optional.of(new Found<>(pattern.target(), names));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String[] pattern, String[] segments, Map<String, String> names) {
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{")) {
                names.put(pattern[i].substring(1, pattern[i].length() - 1), decoded(segments[i]));
            } else if (!pattern[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}
