package io.anumati.contracts;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code confirmations}: a user's answer to a command that waits for it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ConfirmationEvent.CommandConfirmed.class, name = "CommandConfirmed"))
public sealed interface ConfirmationEvent extends Event {

    record CommandConfirmed(String confirmationId, String userId, String commandId, Answer answer, Instant answeredAt)
            implements
                ConfirmationEvent {

        public CommandConfirmed {
            Need.present("confirmationId", confirmationId, "userId", userId, "commandId", commandId, "answer", answer,
                    "answeredAt", answeredAt);
        }
    }

    enum Answer {
        YES,
        NO
    }
}
