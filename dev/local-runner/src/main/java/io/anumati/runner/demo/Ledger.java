package io.anumati.runner.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;

/** What the demo has read from Kafka: each command once, with its newest step and its intents. */
public final class Ledger {

    /** One command as its events tell it. */
    public static final class Command {

        private final String commandId;
        private final String userId;
        private final Instant acceptedAt;
        private int version;
        private OrderState state;
        private String reason = Outcome.NO_REASON;
        private final Map<String, Instant> intents = new HashMap<>();
        private final Map<String, Instant> results = new HashMap<>();

        private Command(String commandId, String userId, Instant acceptedAt) {
            this.commandId = commandId;
            this.userId = userId;
            this.acceptedAt = acceptedAt;
        }

        public String commandId() {
            return commandId;
        }

        public String userId() {
            return userId;
        }

        /** When the signal service accepted the signal; null without a signal. */
        public Instant acceptedAt() {
            return acceptedAt;
        }

        public boolean isFinal() {
            return state != null && state.isFinal();
        }

        public Outcome outcome() {
            return new Outcome(state, reason);
        }

        public OrderState state() {
            return state;
        }

        public Set<String> tags() {
            return Set.copyOf(intents.keySet());
        }

        /** Whether a call with one of this command's tags was under way then: intended before, no result until then. */
        boolean inFlightAt(Instant moment) {
            return intents.entrySet().stream().anyMatch(intent -> !intent.getValue().isAfter(moment)
                    && results.getOrDefault(intent.getKey(), Instant.MAX).isAfter(moment));
        }

        private void take(OrderStepped step) {
            note(step.detail(), step.occurredAt());
            if (step.orderVersion() <= version) {
                return;
            }
            version = step.orderVersion();
            state = step.stateAfter();
            reason = reasonOf(step.detail());
        }

        private void note(OrderStep detail, Instant at) {
            if (detail instanceof OrderStep.Intent intent) {
                intents.put(intent.tag(), at);
            }
            resultTag(detail).ifPresent(tag -> results.putIfAbsent(tag, at));
        }

        private static java.util.Optional<String> resultTag(OrderStep detail) {
            return java.util.Optional.ofNullable(switch (detail) {
                case OrderStep.Acknowledged step -> step.tag();
                case OrderStep.RejectedByBroker step -> step.tag();
                case OrderStep.Throttled step -> step.tag();
                case OrderStep.NotSent step -> step.tag();
                case OrderStep.OutcomeUnknown step when step.call() != null -> step.tag();
                default -> null;
            });
        }

        private static String reasonOf(OrderStep detail) {
            return switch (detail) {
                case OrderStep.Refused refused -> refused.reason().code().name();
                case OrderStep.RejectedByBroker rejected -> rejected.reason().code().name();
                default -> Outcome.NO_REASON;
            };
        }
    }

    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, List<OrderStepped>> early = new HashMap<>();
    private final Set<String> commandsOfKafka = new HashSet<>();
    private long orderEvents;

    /** A command that makes an order. */
    public synchronized void take(OrderCommand.Origin origin) {
        commandsOfKafka.add(origin.commandId());
        Command command = commands.computeIfAbsent(origin.commandId(),
                id -> new Command(id, origin.userId(), origin.signalAcceptedAt()));
        List<OrderStepped> waiting = early.remove(origin.commandId());
        if (waiting != null) {
            waiting.forEach(command::take);
        }
    }

    public synchronized void take(OrderStepped step) {
        Command command = commands.get(step.commandId());
        if (command == null) {
            early.computeIfAbsent(step.commandId(), id -> new ArrayList<>()).add(step);
            return;
        }
        command.take(step);
    }

    public synchronized void countOrderEvent() {
        orderEvents++;
    }

    public synchronized long orderEvents() {
        return orderEvents;
    }

    public synchronized int size() {
        return commandsOfKafka.size();
    }

    public synchronized long unfinished() {
        return commands.values().stream().filter(command -> !command.isFinal()).count();
    }

    public synchronized long of(String userId) {
        return commands.values().stream().filter(command -> command.userId().equals(userId)).count();
    }

    /** Whether each of a user's commands has ended. */
    public synchronized long endedOf(Set<String> userIds) {
        return commands.values().stream().filter(command -> userIds.contains(command.userId()) && command.isFinal()).count();
    }

    public synchronized Collection<Command> commands() {
        return List.copyOf(commands.values());
    }
}
