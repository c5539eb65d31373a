package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.protobuf.InvalidProtocolBufferException;
import com.upstox.marketdatafeederv3udapi.rpc.proto.MarketDataFeedV3.Feed;
import com.upstox.marketdatafeederv3udapi.rpc.proto.MarketDataFeedV3.FeedResponse;
import com.upstox.marketdatafeederv3udapi.rpc.proto.MarketDataFeedV3.FirstLevelWithGreeks;
import com.upstox.marketdatafeederv3udapi.rpc.proto.MarketDataFeedV3.MarketFullFeed;
import com.upstox.marketdatafeederv3udapi.rpc.proto.MarketDataFeedV3.MarketStatus;
import com.upstox.marketdatafeederv3udapi.rpc.proto.MarketDataFeedV3.RequestMode;
import com.upstox.marketdatafeederv3udapi.rpc.proto.MarketDataFeedV3.Type;

import io.anumati.simulator.stream.FeedMode;

/** The feed as the classes that the broker generated read it. */
class MarketFeedTest extends SimulatorTest {

    private static final String SHARE = "NSE_EQ|INE002A01018";
    private static final String OPTION = "NSE_FO|54812";
    private static final String INDEX = "NSE_INDEX|Nifty 50";

    private StreamClient client;

    @BeforeEach
    void connect() throws IOException {
        client = StreamClient.open(address(signedIn));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void saysTheAddressInBothSpellingsAndRedirects() throws IOException {
        String address = address(signedIn).toString();
        assertThat(address).startsWith("ws://127.0.0.1:" + simulator.apiPort())
                .contains("/market-data-feeder/v3/upstox-developer-api/feeds?requestId=", "&code=");

        Platform.Reply redirect = signedIn.get("/v3/feed/market-data-feed");
        assertThat(redirect.status()).isEqualTo(302);
        StreamClient.open(URI.create(redirect.response().headers().firstValue("Location").orElseThrow())).close();
    }

    @Test
    void tellsTheSegmentsFirst() throws IOException {
        FeedResponse first = frame(0);

        assertThat(first.getType()).isEqualTo(Type.market_info);
        assertThat(first.getCurrentTs()).isEqualTo(1789357803000L);
        assertThat(first.getMarketInfo().getSegmentStatusMap()).hasSize(11).containsEntry("NSE_EQ", MarketStatus.NORMAL_OPEN)
                .containsEntry("MCX_FO", MarketStatus.NORMAL_OPEN);
        Golden.check("market-stream/market-info", Frames.text(first));
    }

    @Test
    void tellsLastPricesAsTheyStandAndThenEachSecond() throws IOException {
        client.say(request("sub", "ltpc", SHARE));

        Feed snapshot = frame(1).getFeedsOrThrow(SHARE);
        assertThat(frame(1).getType()).isEqualTo(Type.initial_feed);
        assertThat(snapshot.getRequestMode()).isEqualTo(RequestMode.ltpc);
        assertThat(snapshot.getLtpc().getLtp()).isBetween(1400.0, 1600.0);
        assertThat(snapshot.getLtpc().getLtt()).isEqualTo(1789357803000L);
        Golden.check("market-stream/ltpc", Frames.text(frame(1)));

        clock(NOW, 10);
        FeedResponse live = frame(2);
        assertThat(live.getType()).isEqualTo(Type.live_feed);
        assertThat(live.getFeedsOrThrow(SHARE).getLtpc().getLtt()).isGreaterThan(1789357803000L);
        assertThat(live.getFeedsOrThrow(SHARE).getLtpc().getCp()).isEqualTo(snapshot.getLtpc().getCp());
    }

    @Test
    void agreesWithThePricesOfTheOtherCalls() throws IOException {
        client.say(request("sub", "ltpc", SHARE));

        double asked = signedIn.get("/v3/market-quote/ltp?instrument_key=" + SHARE.replace("|", "%7C")).json()
                .findValue("last_price").doubleValue();

        assertThat(frame(1).getFeedsOrThrow(SHARE).getLtpc().getLtp()).isEqualTo(asked);
    }

    @Test
    void tellsDepthAndCandlesInFullMode() throws IOException {
        client.say(request("sub", "full", SHARE));

        MarketFullFeed full = frame(1).getFeedsOrThrow(SHARE).getFullFeed().getMarketFF();
        assertThat(frame(1).getFeedsOrThrow(SHARE).getRequestMode()).isEqualTo(RequestMode.full_d5);
        assertThat(full.getMarketLevel().getBidAskQuoteList()).hasSize(5).allSatisfy(level -> {
            assertThat(level.getBidP()).isLessThan(full.getLtpc().getLtp());
            assertThat(level.getAskP()).isGreaterThan(full.getLtpc().getLtp());
        });
        assertThat(full.getTbq())
                .isGreaterThan(full.getMarketLevel().getBidAskQuoteList().stream().mapToLong(level -> level.getBidQ()).sum());
        assertThat(full.getMarketOHLC().getOhlcList()).hasSize(2)
                .allSatisfy(candle -> assertThat(full.getLtpc().getLtp()).isBetween(candle.getLow(), candle.getHigh()));
        assertThat(full.getVtt()).isEqualTo(full.getMarketOHLC().getOhlc(0).getVol()).isPositive();
        Golden.check("market-stream/full", Frames.text(frame(1)));
    }

    @Test
    void tellsAnIndexWithoutDepth() throws IOException {
        client.say(request("sub", "full", INDEX));

        assertThat(frame(1).getFeedsOrThrow(INDEX).getFullFeed().hasIndexFF()).isTrue();
        assertThat(frame(1).getFeedsOrThrow(INDEX).getFullFeed().getIndexFF().getMarketOHLC().getOhlcList()).hasSize(2);
    }

    @Test
    void tellsGreeksThatFitThePrice() throws IOException {
        client.say(request("sub", "option_greeks", OPTION));

        FirstLevelWithGreeks told = frame(1).getFeedsOrThrow(OPTION).getFirstLevelWithGreeks();
        assertThat(frame(1).getFeedsOrThrow(OPTION).getRequestMode()).isEqualTo(RequestMode.option_greeks);
        assertThat(told.getOptionGreeks().getDelta()).isBetween(0.0, 1.0);
        assertThat(told.getOptionGreeks().getTheta()).isNegative();
        assertThat(told.getOptionGreeks().getVega()).isPositive();
        assertThat(told.getIv()).isBetween(0.01, 5.0);
        Golden.check("market-stream/option-greeks", Frames.text(frame(1)));
    }

    @Test
    void changesModesAndEndsSubscriptions() throws IOException {
        client.say(request("sub", "ltpc", SHARE, OPTION, "NSE_EQ|NOBODY"));
        client.say(request("change_mode", "full", SHARE, INDEX));
        client.say(request("unsub", "", OPTION));

        assertThat(frame(1).getFeedsMap()).containsOnlyKeys(SHARE, OPTION);
        assertThat(frame(2).getFeedsMap()).containsOnlyKeys(SHARE);
        await().untilAsserted(() -> assertThat(control.streams(ANITA)).singleElement()
                .satisfies(open -> assertThat(open.subscriptions()).isEqualTo(Map.of(SHARE, FeedMode.FULL))));
    }

    @Test
    void keepsThirtyLevelsForPlusUsers() throws IOException {
        client.say(request("sub", "full_d30", SHARE));
        await().untilAsserted(() -> assertThat(refused()).isEqualTo(1));

        control.user(ANITA, Map.of("plus", true));
        client.say(request("sub", "full_d30", SHARE));

        Feed feed = frame(1).getFeedsOrThrow(SHARE);
        assertThat(feed.getRequestMode()).isEqualTo(RequestMode.full_d30);
        assertThat(feed.getFullFeed().getMarketFF().getMarketLevel().getBidAskQuoteList()).hasSize(30);
    }

    @Test
    void passesOverWhatItDoesNotUnderstand() {
        client.say("not JSON");
        client.say(request("sub", "everything", SHARE));
        client.say(request("subscribe", "ltpc", SHARE));

        await().untilAsserted(() -> assertThat(refused()).isEqualTo(3));
        assertThat(client.frames()).hasSize(1);
    }

    @Test
    void admitsTwoConnectionsAndAPlusUserFive() throws IOException {
        StreamClient.open(address(signedIn));
        assertThat(StreamClient.refusal(address(signedIn))).isEqualTo(403);

        control.user(ANITA, Map.of("plus", true));
        StreamClient.open(address(signedIn));

        assertThat(control.streams(ANITA)).hasSize(3);
        control.cutStreams(ANITA);
    }

    @Test
    void losesFramesAndBreaksOffOnRequest() throws IOException {
        frame(0);
        control.deliveryFault(Map.of("kind", "MISSING", "channel", "MARKET"));
        client.say(request("sub", "ltpc", SHARE));
        client.say(request("sub", "ltpc", INDEX));
        assertThat(frame(1).getFeedsMap()).containsOnlyKeys(INDEX);

        control.deliveryFault(Map.of("kind", "DROP", "channel", "MARKET"));
        client.say(request("sub", "ltpc", OPTION));
        await().untilAsserted(() -> assertThat(client.end()).isEqualTo("cut"));
    }

    private long refused() {
        return control.streams(ANITA).getFirst().refused();
    }

    private FeedResponse frame(int index) throws InvalidProtocolBufferException {
        await().untilAsserted(() -> assertThat(client.frames()).hasSizeGreaterThan(index));
        return FeedResponse.parseFrom(client.frames().get(index));
    }

    private static String request(String method, String mode, String... keys) {
        return """
                {"guid":"a1","method":"%s","data":{"mode":"%s","instrumentKeys":["%s"]}}"""
                .formatted(method, mode, String.join("\",\"", List.of(keys)));
    }

    private static URI address(Platform caller) throws IOException {
        var data = caller.get("/v3/feed/market-data-feed/authorize").json().get("data");
        assertThat(data.get("authorized_redirect_uri")).isEqualTo(data.get("authorizedRedirectUri"));
        return URI.create(data.get("authorizedRedirectUri").textValue());
    }
}
