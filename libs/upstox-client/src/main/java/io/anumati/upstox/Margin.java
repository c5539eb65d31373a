package io.anumati.upstox;

import java.math.BigDecimal;
import java.util.List;

/**
 * What orders would block; rupees.
 *
 * @param margins one for each line asked
 * @param requiredMargin before the benefit of a hedge
 * @param finalMargin after it
 */
public record Margin(List<Line> margins, BigDecimal requiredMargin, BigDecimal finalMargin) {

    public Margin {
        margins = margins == null ? List.of() : List.copyOf(margins);
        Text.need(requiredMargin, "required margin");
        Text.need(finalMargin, "final margin");
    }

    public record Line(BigDecimal totalMargin, BigDecimal spanMargin, BigDecimal exposureMargin, BigDecimal equityMargin,
            BigDecimal netBuyPremium, BigDecimal additionalMargin, BigDecimal tenderMargin) {
    }
}
