package io.anumati.upstox;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * From which addresses a user's orders are accepted.
 *
 * @param primaryIp null when none is set
 * @param secondaryIp null when none is set
 * @param primaryIpUpdatedAt UTC; null when it cannot be read
 * @param accessTokensInvalidated after a change, whether the user's tokens have ended; null on a read
 */
public record StaticIps(String userId, String primaryIp, String secondaryIp,
        @JsonDeserialize(using = IstTime.Reader.class) Instant primaryIpUpdatedAt,
        @JsonDeserialize(using = IstTime.Reader.class) Instant secondaryIpUpdatedAt, List<FamilyMember> primaryIpFamilyMembers,
        List<FamilyMember> secondaryIpFamilyMembers, Boolean accessTokensInvalidated) {

    public StaticIps {
        primaryIp = Text.blankToNull(primaryIp);
        secondaryIp = Text.blankToNull(secondaryIp);
        primaryIpFamilyMembers = primaryIpFamilyMembers == null ? List.of() : List.copyOf(primaryIpFamilyMembers);
        secondaryIpFamilyMembers = secondaryIpFamilyMembers == null ? List.of() : List.copyOf(secondaryIpFamilyMembers);
    }

    /** Another user who shares the address; the name is not taken over. */
    public record FamilyMember(String userId) {
    }
}
