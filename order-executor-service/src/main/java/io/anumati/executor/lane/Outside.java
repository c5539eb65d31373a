package io.anumati.executor.lane;

import io.anumati.executor.guard.BrokerGuards;
import io.anumati.executor.vault.TokenLeases;
import io.anumati.executor.view.Views;
import io.anumati.upstox.UpstoxClient;

/** What lies outside a lane: what others say, tokens, the broker. */
record Outside(Views views, TokenLeases leases, UpstoxClient broker, BrokerGuards guards, EgressRoutes ways) {
}
