package io.anumati.upstox;

import com.fasterxml.jackson.annotation.JsonInclude;

/** @param secondaryIp another one, or null */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StaticIpChange(String primaryIp, String secondaryIp) {

    public StaticIpChange {
        if (!Egress.isIpv4(Text.need(primaryIp, "primary address")) || secondaryIp != null && !Egress.isIpv4(secondaryIp)
                || primaryIp.equals(secondaryIp)) {
            throw new IllegalArgumentException("two different IPv4 addresses, or one");
        }
    }
}
