package io.anumati.vault.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.openbao.Entries;
import io.anumati.vault.openbao.Entry;
import io.anumati.web.ServiceProblem;
import io.quarkus.logging.Log;

/** One entry per user in OpenBao: {@code users/{userId}/token}. */
@ApplicationScoped
class TokenVault {

    /** A token record and the version of its entry. */
    record Found(int version, TokenRecord token) {
    }

    /** What a lease can rely on. */
    sealed interface Look {

        record Clear(Optional<TokenRecord> token) implements Look {
        }

        /** The entry is no token record. */
        record Unreadable() implements Look {
        }
    }

    private final Entries entries;

    TokenVault(Entries entries) {
        this.entries = entries;
    }

    Optional<Found> find(CallerRole role, String userId) {
        return entries.read(role, path(userId)).map(TokenVault::found);
    }

    /** All at once; OpenBao bounds how many requests are under way. */
    Map<String, Look> lookAll(CallerRole role, Set<String> userIds) {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<Look>> reads = new LinkedHashMap<>();
            userIds.forEach(userId -> reads.put(userId, readers.submit(() -> look(role, userId))));
            Map<String, Look> tokens = new LinkedHashMap<>();
            for (Map.Entry<String, Future<Look>> read : reads.entrySet()) {
                tokens.put(read.getKey(), result(read.getValue(), readers));
            }
            return tokens;
        }
    }

    void keep(CallerRole role, String userId, TokenRecord token) {
        entries.write(role, path(userId), TokenFields.of(token));
    }

    void replace(CallerRole role, String userId, int version, TokenRecord token) {
        entries.replace(role, path(userId), version, TokenFields.of(token));
    }

    /** The vault's own failure is thrown; an entry that is no token concerns its user only. */
    private Look look(CallerRole role, String userId) {
        Optional<Entry> entry = entries.read(role, path(userId));
        try {
            return new Look.Clear(entry.map(TokenVault::found).map(Found::token));
        } catch (RuntimeException _) { // its message may hold a part of the token
            Log.errorf("token entry cannot be read userId=%s errorCode=TOKEN_UNREADABLE", userId);
            return new Look.Unreadable();
        }
    }

    /** The first failure ends all other reads. */
    private static Look result(Future<Look> read, ExecutorService readers) {
        try {
            return read.get();
        } catch (ExecutionException failure) {
            readers.shutdownNow();
            throw failure.getCause() instanceof ServiceProblem problem ? problem
                    : new IllegalStateException("a token entry cannot be read", failure.getCause());
        } catch (InterruptedException interrupted) {
            readers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading tokens", interrupted);
        }
    }

    private static Found found(Entry entry) {
        return new Found(entry.version(), TokenFields.read(entry.fields()));
    }

    private static String path(String userId) {
        return "users/" + userId + "/token";
    }
}
