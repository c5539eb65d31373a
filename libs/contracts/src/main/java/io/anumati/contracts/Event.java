package io.anumati.contracts;

/** Anything the platform publishes: one sealed interface per topic. */
public sealed interface Event permits AuthorityEvent, SignalEvent, OrderCommand, ConfirmationEvent, OrderEvent, BrokerUpdate,
        ControlEvent, StrategyEvent, InstrumentEvent, GateEvent, TokenEvent {
}
