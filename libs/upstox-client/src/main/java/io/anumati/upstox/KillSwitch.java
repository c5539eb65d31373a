package io.anumati.upstox;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The broker's own switch of one segment.
 *
 * @param segment for example {@code NSE_FO}
 * @param segmentStatus {@code ACTIVE} or {@code INACTIVE}: whether the account may trade there at all; the switch does not
 *        change it
 * @param stopped whether the user has stopped trading there
 */
public record KillSwitch(String segment, String segmentStatus, @JsonProperty("kill_switch_enabled") boolean stopped) {

    public KillSwitch {
        Text.need(segment, "segment");
    }
}
