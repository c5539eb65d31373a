package io.anumati.auth.gate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which gates stand open by themselves. */
@ConfigMapping(prefix = "anumati.gate")
public interface GateConfig {

    /** What the platform may reach. */
    enum TradingMode {
        PAPER,
        SANDBOX,
        SIGNAL_ONLY,
        LIVE
    }

    /** Only PAPER opens gates by simulator-only evidence; every other mode keeps them shut. */
    @WithDefault("PAPER")
    TradingMode tradingMode();
}
