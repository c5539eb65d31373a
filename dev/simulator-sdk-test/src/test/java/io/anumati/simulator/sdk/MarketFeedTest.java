package io.anumati.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import com.upstox.feeder.MarketDataStreamerV3;
import com.upstox.feeder.MarketUpdateV3;
import com.upstox.feeder.constants.Mode;

class MarketFeedTest extends StreamTest {

    private static final String TCS = "NSE_EQ|INE467B01029";
    private static final String OPTION = "NSE_FO|54812";

    private final List<MarketUpdateV3> market = new CopyOnWriteArrayList<>();

    @Test
    void feedsLastPrices() {
        // Given
        MarketDataStreamerV3 streamer = new MarketDataStreamerV3(sdk.client(), Set.of(RELIANCE), Mode.LTPC);

        // When
        connect(feed(streamer));

        // Then
        await().untilAsserted(() -> assertThat(market).anyMatch(has(feed -> feed.getLtpc() != null)));
        MarketUpdateV3 first = market.getFirst();
        assertThat(first.getType()).isEqualTo(MarketUpdateV3.Type.market_info);
        assertThat(first.getCurrentTs()).isPositive();
        assertThat(first.getMarketInfo().getSegmentStatus()).containsEntry("NSE_EQ", MarketUpdateV3.MarketStatus.NORMAL_OPEN);
        MarketUpdateV3.LTPC last = reliance(market.stream().filter(has(feed -> feed.getLtpc() != null)).findFirst()
                .orElseThrow()).getLtpc();
        assertThat(last.getLtp()).isBetween(1200.0, 1800.0);
        assertThat(last.getCp()).isBetween(1200.0, 1800.0);
        assertThat(last.getLtt()).isBetween(1789357000000L, 1789360000000L);
        assertThat(last.getLtq()).isPositive();
    }

    @Test
    void feedsDepthAfterAChangeOfMode() {
        // Given
        MarketDataStreamerV3 streamer = new MarketDataStreamerV3(sdk.client(), Set.of(RELIANCE), Mode.LTPC);
        connect(feed(streamer));
        await().untilAsserted(() -> assertThat(market).anyMatch(has(feed -> feed.getLtpc() != null)));

        // When
        streamer.changeMode(Set.of(RELIANCE), Mode.FULL);

        // Then
        await().untilAsserted(() -> assertThat(market).anyMatch(has(feed -> feed.getFullFeed() != null)));
        MarketUpdateV3.Feed feed = reliance(market.stream().filter(has(told -> told.getFullFeed() != null)).findFirst()
                .orElseThrow());
        assertThat(feed.getRequestMode()).isEqualTo(MarketUpdateV3.RequestMode.full_d5);
        MarketUpdateV3.MarketFullFeed full = feed.getFullFeed().getMarketFF();
        assertThat(full.getMarketLevel().getBidAskQuote()).hasSize(5).allSatisfy(quote -> {
            assertThat(quote.getBidP()).isPositive().isLessThan(quote.getAskP());
            assertThat(quote.getBidQ()).isPositive();
            assertThat(quote.getAskQ()).isPositive();
        });
        assertThat(full.getMarketOHLC().getOhlc()).extracting(MarketUpdateV3.OHLC::getInterval).contains("1d", "I1");
        assertThat(full.getMarketOHLC().getOhlc()).allSatisfy(ohlc -> {
            assertThat(ohlc.getLow()).isPositive().isLessThanOrEqualTo(Math.min(ohlc.getOpen(), ohlc.getClose()));
            assertThat(ohlc.getHigh()).isGreaterThanOrEqualTo(Math.max(ohlc.getOpen(), ohlc.getClose()));
            assertThat(ohlc.getTs()).isPositive();
        });
        assertThat(full.getLtpc().getLtp()).isBetween(1200.0, 1800.0);
        assertThat(full.getAtp()).isPositive();
        assertThat(full.getVtt()).isPositive();
        assertThat(full.getTbq()).isPositive();
        assertThat(full.getTsq()).isPositive();
    }

    @Test
    void feedsWhatTradesFromThenOn() {
        // When
        connect(feed(new MarketDataStreamerV3(sdk.client(), Set.of(RELIANCE), Mode.LTPC)));

        // Then
        await().untilAsserted(() -> assertThat(market).filteredOn(update -> update.getType() == MarketUpdateV3.Type.live_feed)
                .hasSizeGreaterThan(1).allMatch(has(feed -> feed.getLtpc().getLtp() > 0))
                .isSortedAccordingTo(Comparator.comparing(update -> reliance(update).getLtpc().getLtt())));
    }

    @Test
    void feedsNothingMoreOfWhatWasUnsubscribed() {
        // Given
        MarketDataStreamerV3 streamer = new MarketDataStreamerV3(sdk.client(), Set.of(RELIANCE, TCS), Mode.LTPC);
        connect(feed(streamer));
        await().untilAsserted(() -> assertThat(market).anyMatch(has(feed -> true)));

        // When
        streamer.unsubscribe(Set.of(RELIANCE));

        // Then
        await().untilAsserted(() -> {
            assertThat(market.size()).isGreaterThan(2);
            assertThat(market.subList(market.size() - 2, market.size()))
                    .allMatch(update -> update.getFeeds().keySet().equals(Set.of(TCS)));
        });
    }

    @Test
    void feedsTheGreeksOfAnOption() {
        // When
        connect(feed(new MarketDataStreamerV3(sdk.client(), Set.of(OPTION), Mode.OPTION_GREEKS)));

        // Then
        await().untilAsserted(
                () -> assertThat(market)
                        .anyMatch(update -> update.getFeeds() != null && update.getFeeds().containsKey(OPTION)));
        MarketUpdateV3.Feed feed = market.get(1).getFeeds().get(OPTION);
        assertThat(feed.getRequestMode()).isEqualTo(MarketUpdateV3.RequestMode.option_greeks);
        MarketUpdateV3.FirstLevelWithGreeks first = feed.getFirstLevelWithGreeks();
        assertThat(first.getLtpc().getLtp()).isPositive();
        assertThat(first.getFirstDepth().getBidP()).isPositive().isLessThan(first.getFirstDepth().getAskP());
        assertThat(first.getOptionGreeks().getDelta()).as("of a call").isBetween(0.0, 1.0);
        assertThat(first.getOptionGreeks().getTheta()).isNegative();
        assertThat(first.getOptionGreeks().getGamma()).isPositive();
        assertThat(first.getOptionGreeks().getVega()).isPositive();
        assertThat(first.getIv()).isPositive();
    }

    private MarketDataStreamerV3 feed(MarketDataStreamerV3 streamer) {
        streamer.setOnMarketUpdateListener(market::add);
        return streamer;
    }

    private static Predicate<MarketUpdateV3> has(Predicate<MarketUpdateV3.Feed> wanted) {
        return update -> update.getFeeds() != null && update.getFeeds().containsKey(RELIANCE)
                && wanted.test(reliance(update));
    }

    private static MarketUpdateV3.Feed reliance(MarketUpdateV3 update) {
        return update.getFeeds().get(RELIANCE);
    }
}
