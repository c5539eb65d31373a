package io.anumati.simulator.stream;

import java.util.Map;

import io.anumati.simulator.market.Candle;

/**
 * The market data feed's frames: {@code FeedResponse} of package {@code com.upstox.marketdatafeederv3udapi.rpc.proto}, field
 * numbers as in the broker's SDK.
 */
final class FeedFrame {

    private static final int LIVE_FEED = 1;
    private static final int MARKET_INFO = 2;
    private static final int DEPTH_OF_FULL = 5;

    private FeedFrame() {
    }

    /** @param statuses {@code MarketStatus} by segment */
    static byte[] marketInfo(Map<String, MarketStatus> statuses, long now) {
        ProtoMessage info = new ProtoMessage();
        statuses.forEach((segment, status) -> info.entry(1, segment, status.ordinal()));
        return new ProtoMessage().choice(1, MARKET_INFO).integer(3, now).inner(4, info).bytes();
    }

    /** The first that is told of instruments after they were asked for. */
    static byte[] snapshot(Map<String, ProtoMessage> feeds, long now) {
        return feeds(new ProtoMessage(), feeds, now);
    }

    static byte[] live(Map<String, ProtoMessage> feeds, long now) {
        return feeds(new ProtoMessage().choice(1, LIVE_FEED), feeds, now);
    }

    /** {@code Feed}: one instrument in one mode. */
    static ProtoMessage feed(Snapshot seen, FeedMode mode) {
        ProtoMessage feed = new ProtoMessage();
        switch (mode) {
            case LTPC -> feed.inner(1, ltpc(seen));
            case FULL -> feed.inner(2, full(seen, DEPTH_OF_FULL));
            case FULL_D30 -> feed.inner(2, full(seen, Integer.MAX_VALUE));
            case OPTION_GREEKS -> feed.inner(3, firstLevel(seen));
        }
        return feed.choice(4, mode.number());
    }

    private static byte[] feeds(ProtoMessage response, Map<String, ProtoMessage> feeds, long now) {
        feeds.forEach((key, feed) -> response.entry(2, key, feed));
        return response.integer(3, now).bytes();
    }

    private static ProtoMessage ltpc(Snapshot seen) {
        return new ProtoMessage().decimal(1, seen.last()).integer(2, seen.tradedAt()).integer(3, seen.tradedQuantity())
                .decimal(4, seen.close());
    }

    private static ProtoMessage full(Snapshot seen, int levels) {
        ProtoMessage prices = new ProtoMessage().inner(1, candle("1d", seen.day())).inner(1, candle("I1", seen.minute()));
        if (seen.index()) {
            return new ProtoMessage().inner(2, new ProtoMessage().inner(1, ltpc(seen)).inner(2, prices));
        }
        ProtoMessage depth = new ProtoMessage();
        seen.depth().stream().limit(levels).forEach(level -> depth.inner(1, quote(level)));
        Candle day = seen.day();
        double average = (day.high().doubleValue() + day.low().doubleValue() + seen.last()) / 3;
        ProtoMessage market = new ProtoMessage().inner(1, ltpc(seen)).inner(2, depth).inner(3, greeks(seen)).inner(4, prices)
                .decimal(5, average).integer(6, day.volume()).decimal(7, day.openInterest()).decimal(8, volatility(seen))
                .decimal(9, seen.bidTotal()).decimal(10, seen.askTotal());
        return new ProtoMessage().inner(1, market);
    }

    private static ProtoMessage firstLevel(Snapshot seen) {
        ProtoMessage first = new ProtoMessage().inner(1, ltpc(seen));
        seen.depth().stream().limit(1).forEach(level -> first.inner(2, quote(level)));
        return first.inner(3, greeks(seen)).integer(4, seen.day().volume()).decimal(5, seen.day().openInterest()).decimal(6,
                volatility(seen));
    }

    private static ProtoMessage quote(Snapshot.Level level) {
        return new ProtoMessage().integer(1, level.bidQuantity()).decimal(2, level.bid()).integer(3, level.askQuantity())
                .decimal(4, level.ask());
    }

    private static ProtoMessage candle(String interval, Candle candle) {
        return new ProtoMessage().text(1, interval).decimal(2, candle.open().doubleValue())
                .decimal(3, candle.high().doubleValue()).decimal(4, candle.low().doubleValue())
                .decimal(5, candle.close().doubleValue()).integer(6, candle.volume()).integer(7, candle.at().toEpochMilli());
    }

    private static ProtoMessage greeks(Snapshot seen) {
        ProtoMessage greeks = new ProtoMessage();
        seen.option().ifPresent(option -> greeks.decimal(1, option.delta()).decimal(2, option.theta())
                .decimal(3, option.gamma()).decimal(4, option.vega()).decimal(5, option.rho()));
        return greeks;
    }

    private static double volatility(Snapshot seen) {
        return seen.option().map(OptionPrice::volatility).orElse(0.0);
    }
}
