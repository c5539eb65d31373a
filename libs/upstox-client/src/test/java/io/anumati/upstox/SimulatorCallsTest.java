package io.anumati.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Every call beyond sign-in and place, with what the broker stand-in answers. */
class SimulatorCallsTest extends AgainstSimulator {

    private static final Egress OUT = Orders.DIRECT;

    @Test
    void anOpenOrderIsModifiedAndAFinalOneRefused() {
        control.fills(Map.of("mode", "REST"));
        String orderId = placed("tag-1");
        await().until(() -> order(orderId).orderStatus() == OrderStatus.OPEN);

        ModifyAnswer answer = Answers
                .await(client.orders().modify(token, OWN, null, Orders.change(orderId, "101.60"), LastLook.NONE));

        assertThat(answer.orderId()).isEqualTo(orderId);
        await().until(() -> order(orderId).price().compareTo(new BigDecimal("101.60")) == 0);
        Answers.await(client.orders().cancel(token, OWN, null, orderId));
        await().until(() -> order(orderId).orderStatus() == OrderStatus.CANCELLED);
        Refused refused = catchThrowableOfType(Refused.class, () -> Answers
                .await(client.orders().modify(token, OWN, null, Orders.change(orderId, "101.70"), LastLook.NONE)));
        assertThat(refused.code()).isEqualTo("UDAPI100041");
    }

    @Test
    void aFillShowsInTradesAndPositions() {
        String orderId = placed("tag-1");
        await().until(() -> order(orderId).orderStatus() == OrderStatus.COMPLETE);

        List<Trade> trades = Answers.await(client.orders().trades(token, OUT));

        assertThat(trades).singleElement().matches(trade -> trade.orderId().equals(orderId) && trade.quantity() == 1);
        assertThat(Answers.await(client.portfolio().positions(token, OUT))).singleElement()
                .matches(position -> position.instrumentKey().equals(instrument) && position.quantity() == 1);
        assertThat(Answers.await(client.portfolio().holdings(token, OUT))).isEmpty();
    }

    @Test
    void moneyAndCharges() {
        Funds funds = Answers.await(client.account().funds(token, OUT));
        assertThat(funds.availableToTrade().total()).isPositive();
        assertThat(Answers.await(client.account().fundsV2(token, OUT)).equity().availableMargin()).isPositive();
        assertThat(Answers.await(client.portfolio().margin(token, OUT, List.of(new MarginLine(instrument, 1,
                PlaceOrderRequest.Side.BUY, PlaceOrderRequest.Product.D, new BigDecimal("101.50"))))).finalMargin())
                .isPositive();
        assertThat(Answers.await(client.portfolio().brokerage(token, OUT, new BrokerageRequest(instrument, 1,
                PlaceOrderRequest.Product.D, PlaceOrderRequest.Side.BUY, new BigDecimal("101.50")))).total()).isPositive();
    }

    @Test
    void theKillSwitchIsReadAndSet() {
        List<KillSwitch> before = Answers.await(client.account().killSwitch(token, OUT));
        assertThat(before).isNotEmpty().noneMatch(KillSwitch::stopped);

        List<KillSwitch> after = Answers.await(client.account().setKillSwitch(token, OUT,
                List.of(new KillSwitchChange("NSE_FO", KillSwitchChange.Action.DISABLE))));

        assertThat(after).filteredOn(KillSwitch::stopped).extracting(KillSwitch::segment).containsExactly("NSE_FO");
    }

    @Test
    void newAddressesEndTheTokenAndHoldForAWeek() {
        assertThat(Answers.await(client.account().staticIps(token, OUT)).primaryIp()).isEqualTo(ADDRESS);

        StaticIps changed = Answers
                .await(client.account().setStaticIps(token, OUT, new StaticIpChange("127.0.1.41", "127.0.1.42")));

        assertThat(changed.accessTokensInvalidated()).isTrue();
        assertThat(catchThrowableOfType(Unauthorised.class,
                () -> Answers.await(client.account().profile(token, OUT)))).isNotNull();
        AccessToken next = new AccessToken(control.token(USER, APP));
        await().until(() -> refusalOfAnotherChange(next).equals("UDAPI1185"));
    }

    /** Right after a change it is another one: the change is still under way. */
    private static String refusalOfAnotherChange(AccessToken token) {
        Refused refused = catchThrowableOfType(Refused.class,
                () -> Answers.await(client.account().setStaticIps(token, OUT, new StaticIpChange("127.0.1.43", null))));
        assertThat(refused.endpoint()).isEqualTo(Endpoint.SET_STATIC_IPS);
        return refused.code();
    }

    @Test
    void theMarketsDayAndPrices() {
        LocalDate today = LocalDate.now(IstTime.ZONE);
        CandleInterval day = new CandleInterval(CandleInterval.Unit.DAYS, 1);
        CandleInterval minute = new CandleInterval(CandleInterval.Unit.MINUTES, 1);

        assertThat(Answers.await(client.market().holidays(token, OUT))).isNotEmpty();
        assertThat(Answers.await(client.market().timings(token, OUT, today.plusDays(1)))).isNotNull();
        assertThat(Answers.await(client.market().status(token, OUT, "NSE")).exchange()).isEqualTo("NSE");
        assertThat(Answers.await(client.market().lastPrices(token, OUT, List.of(instrument)))).singleElement()
                .matches(price -> price.instrumentKey().equals(instrument) && price.lastPrice().signum() > 0);
        assertThat(Answers
                .await(client.market().candles(token, OUT, instrument, day, new Days(today.minusDays(20), today.minusDays(1)))))
                .isNotEmpty().allMatch(candle -> candle.high().compareTo(candle.low()) >= 0);
        assertThat(Answers.await(client.market().intradayCandles(token, OUT, instrument, minute))).isNotNull();
        assertThat(catchThrowableOfType(Refused.class,
                () -> Answers.await(client.market().status(token, OUT, "NOWHERE"))).code()).isEqualTo("UDAPI1089");
    }
}
