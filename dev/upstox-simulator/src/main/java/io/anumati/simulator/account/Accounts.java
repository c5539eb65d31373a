package io.anumati.simulator.account;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.limit.Limits;
import io.anumati.simulator.limit.UserLimits;

/** Customers, their apps, and who owns which address. */
public final class Accounts {

    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Addresses addresses;
    private Limits limits;

    public Accounts(Limits limits, AccountRules rules) {
        this.limits = limits;
        this.addresses = new Addresses(rules.familySize());
    }

    /**
     * Creates or changes a customer; what the patch does not name stays.
     *
     * @throws AddressTaken when an address is registered by someone else: nothing is changed then
     */
    public User putUser(String userId, JsonNode patch, Instant now) {
        User known = users.get(userId);
        UserSettings base = known == null ? UserSettings.of(userId) : known.settings();
        UserSettings changed = Json.merge(UserSettings.class, base, patch);
        if (!changed.userId().equals(userId)) {
            throw new IllegalArgumentException("a user's id cannot change");
        }
        addresses.claim(changed, users);
        User user = users.computeIfAbsent(userId, _ -> new User(changed, new UserLimits(limits), now));
        user.change(changed, now);
        return user;
    }

    /** Creates or changes an app. A customer has one app: a new one of his removes the one before. */
    public App putApp(String clientId, JsonNode patch) {
        App changed = Json.merge(App.class, apps.getOrDefault(clientId, App.of(clientId)), patch);
        if (!changed.clientId().equals(clientId)) {
            throw new IllegalArgumentException("an app's client id cannot change");
        }
        apps.values().removeIf(app -> app.isOf(changed.userId()) && !app.clientId().equals(clientId));
        apps.put(clientId, changed);
        return changed;
    }

    public Optional<User> user(String userId) {
        return Optional.ofNullable(users.get(userId));
    }

    public Optional<App> app(String clientId) {
        return Optional.ofNullable(apps.get(clientId));
    }

    public Collection<User> users() {
        return users.values();
    }

    public Collection<App> apps() {
        return apps.values();
    }

    public List<App> appsOf(String userId) {
        return apps.values().stream().filter(app -> app.isOf(userId)).toList();
    }

    /** Who registered the address; when a family shares it, the preferred one if he is among them. */
    public Optional<String> ownerOf(String address, String preferred) {
        return addresses.ownerOf(address, preferred);
    }

    /** The others who registered the address too. */
    public List<UserSettings> sharers(String address, String userId) {
        return addresses.ownersOf(address).stream().filter(id -> !id.equals(userId)).map(id -> users.get(id).settings())
                .toList();
    }

    /** Sets the limits for all; every window starts empty. */
    public void limit(Limits changed) {
        limits = changed;
        users.values().forEach(user -> user.start(new UserLimits(changed)));
    }
}
