package io.anumati.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code authorizations}: who may trade what, on whose authority. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = AuthorityEvent.AuthorityChanged.class, name = "AuthorityChanged"),
        @JsonSubTypes.Type(value = AuthorityEvent.AuthorityHeartbeat.class, name = "AuthorityHeartbeat") })
public sealed interface AuthorityEvent extends Event {

    /** Key of the heartbeat records; starts with a character no user id can have. */
    String HEARTBEAT_KEY = "#heartbeat";

    /**
     * A user's whole current authority. The highest version wins, whatever the order of arrival. Never holds a secret.
     *
     * @param userId the subscriber
     * @param version rises by one with each change of this user
     * @param changedAt UTC
     * @param connection the broker connection, or null before the first
     * @param route the egress route, or null while no operator has set one
     * @param authorisations every authorisation ever granted and not erased, withdrawn ones included
     */
    record AuthorityChanged(String userId, long version, Instant changedAt, Connection connection, EgressRoute route,
            List<Authorisation> authorisations) implements AuthorityEvent {

        public AuthorityChanged {
            Need.present("userId", userId, "changedAt", changedAt, "authorisations", authorisations);
            authorisations = List.copyOf(authorisations);
        }
    }

    /** Says that the publisher lives and how far its outbox is; each second, into each partition, not audited. */
    record AuthorityHeartbeat(int partition, Instant at) implements AuthorityEvent {

        public AuthorityHeartbeat {
            Need.present("at", at);
        }
    }

    /**
     * @param connectionId one sign-in at the broker: the session under which orders are placed
     * @param brokerId {@code UPSTOX}
     * @param brokerUserId the user's id at the broker (UCC), verified by a profile read; personal
     * @param brokerAppId our id of the broker app, with which the token was obtained
     * @param state only {@code CONNECTED} may trade
     * @param tokenFingerprint keyed hash of the access token; null when there is none
     * @param connectedAt UTC; null before the first sign-in
     * @param expiresAt end of the token, UTC; at the latest the next 03:30 IST; never null while CONNECTED
     */
    record Connection(String connectionId, String brokerId, String brokerUserId, String brokerAppId, ConnectionState state,
            String tokenFingerprint, Instant connectedAt, Instant expiresAt) {

        public Connection {
            Need.present("connectionId", connectionId, "brokerId", brokerId, "brokerUserId", brokerUserId, "brokerAppId",
                    brokerAppId, "state", state);
            if (state == ConnectionState.CONNECTED) {
                Need.present("expiresAt", expiresAt);
            }
        }
    }

    enum ConnectionState {
        CONNECTED,
        /** The broker refused the token or the user signed out: a new sign-in is needed. */
        DISCONNECTED
    }

    /**
     * The address from which a user's orders leave, and never another.
     *
     * @param primary an IPv4 source address, or {@code host:port} of a forward proxy
     * @param secondary the fall-back of the same kind, or null
     */
    record EgressRoute(EgressMode mode, String primary, String secondary) {

        public EgressRoute {
            Need.present("mode", mode, "primary", primary);
        }
    }

    enum EgressMode {
        LOCAL_ADDRESS,
        FORWARD_PROXY
    }

    /**
     * A consent to one version of one strategy.
     *
     * @param authorisationId also the consent id
     * @param validTo end of the consent, UTC; null for none
     * @param paramVersion version of inputs and limits, from 1
     * @param limits null refuses every order with {@link RefusalReason#MISSING_LIMIT}
     * @param perSignalConfirm whether each command waits for the user's yes
     * @param withdrawnAt null while the consent stands
     * @param activation today's or an earlier activation, or null
     */
    record Authorisation(String authorisationId, String strategyId, String strategyVersion, String strategyHash,
            Instant grantedAt, Instant validTo, int paramVersion, Inputs inputs, Limits limits, boolean perSignalConfirm,
            Instant withdrawnAt, Activation activation) {

        public Authorisation {
            Need.present("authorisationId", authorisationId, "strategyId", strategyId, "strategyVersion", strategyVersion,
                    "strategyHash", strategyHash, "grantedAt", grantedAt, "inputs", inputs);
        }
    }

    /**
     * What the user chose for sizing: quantity = signal lots × lots × multiplier × lot size, rounded down to whole lots.
     *
     * @param lots lots per signal lot, at least 1
     * @param multiplier greater than 0
     * @param parameters the strategy's own inputs, by name
     */
    record Inputs(int lots, BigDecimal multiplier, Map<String, String> parameters) {

        public Inputs {
            Need.present("multiplier", multiplier, "parameters", parameters);
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * The user's own limits; a missing one refuses every order with {@link RefusalReason#MISSING_LIMIT}.
     *
     * @param maxOrderValue highest value of one order, rupees; null when missing
     * @param maxQuantity highest quantity of one order, units
     * @param maxOrdersPerDay highest number of orders of a trading date
     */
    record Limits(BigDecimal maxOrderValue, long maxQuantity, int maxOrdersPerDay) {
    }

    /**
     * @param tradingDate by exchange zone, Asia/Kolkata
     * @param activatedAt only signals raised later count, UTC
     * @param endsAt session cut-off, UTC
     * @param stoppedAt null while active
     */
    record Activation(String activationId, LocalDate tradingDate, Instant activatedAt, Instant endsAt, Instant stoppedAt) {

        public Activation {
            Need.present("activationId", activationId, "tradingDate", tradingDate, "activatedAt", activatedAt, "endsAt",
                    endsAt);
        }
    }
}
