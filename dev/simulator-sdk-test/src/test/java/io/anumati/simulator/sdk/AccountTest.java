package io.anumati.simulator.sdk;

import static io.anumati.simulator.sdk.Complete.assertComplete;
import static io.anumati.simulator.sdk.Sdk.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.upstox.ApiException;
import com.upstox.api.BrokerageData;
import com.upstox.api.GetBrokerageResponse;
import com.upstox.api.GetHoldingsResponse;
import com.upstox.api.GetPositionResponse;
import com.upstox.api.GetUserFundMarginResponse;
import com.upstox.api.HoldingsData;
import com.upstox.api.Instrument;
import com.upstox.api.Margin;
import com.upstox.api.MarginData;
import com.upstox.api.MarginRequest;
import com.upstox.api.PlaceOrderV3Request;
import com.upstox.api.PositionData;
import com.upstox.api.PostMarginResponse;
import com.upstox.api.UserFundMarginData;

class AccountTest extends SdkTest {

    @Test
    void tellsTheFunds() throws ApiException {
        // Given
        control.user(CUSTOMER, Map.of("cash", 84210.75));

        // When
        GetUserFundMarginResponse answer = sdk.user().getUserFundMargin(VERSION, null);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetUserFundMarginResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData()).containsOnlyKeys("equity", "commodity");
        UserFundMarginData equity = answer.getData().get("equity");
        assertThat(equity.getAvailableMargin()).isEqualTo(84210.75f);
        assertThat(equity.getUsedMargin()).isZero();
        assertThat(answer.getData().get("commodity").getAvailableMargin()).isZero();
    }

    @Test
    void holdsMarginForAnOpenOrder() throws ApiException {
        // Given
        ordersRest();
        Float free = sdk.user().getUserFundMargin(VERSION, "SEC").getData().get("equity").getAvailableMargin();
        double needed = margin(10, "BUY").getRequiredMargin();

        // When
        sdk.ordersV3().placeOrder(Wanted.order("held"));

        // Then
        await().untilAsserted(() -> {
            UserFundMarginData equity = sdk.user().getUserFundMargin(VERSION, "SEC").getData().get("equity");
            assertThat(equity.getUsedMargin()).isPositive().isEqualTo((float) needed, within(0.5f));
            assertThat(equity.getAvailableMargin()).isEqualTo(free - equity.getUsedMargin(), within(0.5f));
        });
    }

    @Test
    void tellsTheMargin() throws ApiException {
        // When
        PostMarginResponse answer = sdk.charges()
                .postMargin(new MarginRequest().addInstrumentsItem(instrument(10, "BUY", 1512.4)));

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(PostMarginResponse.StatusEnum.SUCCESS);
        Margin margin = answer.getData().getMargins().getFirst();
        assertThat(answer.getData().getMargins()).hasSize(1);
        assertThat(margin.getTotalMargin()).isPositive().isEqualTo(answer.getData().getRequiredMargin(), within(0.01));
        assertThat(margin.getSpanMargin() + margin.getExposureMargin() + margin.getEquityMargin() + margin.getNetBuyPremium()
                + margin.getAdditionalMargin() + margin.getTenderMargin()).isEqualTo(margin.getTotalMargin(), within(0.01));
        assertThat(answer.getData().getFinalMargin()).isPositive().isLessThanOrEqualTo(answer.getData().getRequiredMargin());
    }

    @Test
    void tellsTheBrokerage() throws ApiException {
        // When
        GetBrokerageResponse answer = sdk.charges().getBrokerage(RELIANCE, 10, "D", "BUY", 1512.4f, VERSION);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetBrokerageResponse.StatusEnum.SUCCESS);
        BrokerageData charges = answer.getData().getCharges();
        assertThat(charges.getBrokerage()).isPositive();
        assertThat(charges.getTaxes().getStt()).isPositive();
        assertThat(charges.getTotal()).isGreaterThan(charges.getBrokerage() + charges.getTaxes().getStt());
    }

    @Test
    void tellsAPositionThatAddsUp() throws ApiException {
        // Given
        String id = sdk.ordersV3().placeOrder(Wanted.order("in")).getData().getOrderIds().getFirst();
        await().untilAsserted(() -> assertThat(inBook(id).getStatus()).isEqualTo("complete"));
        float paid = inBook(id).getAveragePrice();

        // When
        GetPositionResponse answer = sdk.portfolio().getPositions(VERSION);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetPositionResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData()).hasSize(1);
        PositionData position = answer.getData().getFirst();
        assertThat(position.getInstrumentToken()).isEqualTo(RELIANCE);
        assertThat(position.getTradingSymbol()).isEqualTo("RELIANCE");
        assertThat(position.getTradingsymbol()).isEqualTo("RELIANCE");
        assertThat(position.getExchange()).isEqualTo("NSE");
        assertThat(position.getProduct()).isEqualTo("I");
        assertThat(position.getMultiplier()).isEqualTo(1f);
        assertThat(position.getQuantity()).isEqualTo(10);
        assertThat(position.getDayBuyQuantity()).isEqualTo(10);
        assertThat(position.getDaySellQuantity()).isZero();
        assertThat(position.getOvernightQuantity()).isZero();
        assertThat(position.getAveragePrice()).isEqualTo(paid, within(0.01f));
        assertThat(position.getDayBuyPrice()).isEqualTo(paid, within(0.01f));
        assertThat(position.getBuyPrice()).isEqualTo(paid, within(0.01f));
        assertThat(position.getDayBuyValue()).isEqualTo(10 * paid, within(0.1f));
        assertThat(position.getBuyValue()).isEqualTo(10 * paid, within(0.1f));
        assertThat(position.getSellValue()).isZero();
        assertThat(position.getPnl()).isEqualTo(10 * (position.getLastPrice() - paid), within(0.1f));
        assertThat(position.getClosePrice()).isPositive();
    }

    @Test
    void showsAShortPositionAsNegative() throws ApiException {
        // Given
        String id = sdk.ordersV3()
                .placeOrder(Wanted.order("out").transactionType(PlaceOrderV3Request.TransactionTypeEnum.SELL)).getData()
                .getOrderIds().getFirst();
        await().untilAsserted(() -> assertThat(inBook(id).getStatus()).isEqualTo("complete"));

        // When
        PositionData position = sdk.portfolio().getPositions(VERSION).getData().getFirst();

        // Then
        assertThat(position.getQuantity()).isEqualTo(-10);
        assertThat(position.getDaySellQuantity()).isEqualTo(10);
        assertThat(position.getDayBuyQuantity()).isZero();
    }

    @Test
    void tellsTheHoldingsOfTheNextDay() throws ApiException {
        // Given
        String id = sdk.ordersV3().placeOrder(Wanted.order("keep").product(PlaceOrderV3Request.ProductEnum.D)).getData()
                .getOrderIds().getFirst();
        await().untilAsserted(() -> assertThat(inBook(id).getStatus()).isEqualTo("complete"));
        float paid = inBook(id).getAveragePrice();
        control.call("PUT", "/control/clock", Map.of("now", "2026-09-15T03:15:00Z"));
        sdk = Sdk.of(simulator, control.token(CUSTOMER, APP));

        // When
        GetHoldingsResponse answer = sdk.portfolio().getHoldings(VERSION);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetHoldingsResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData()).hasSize(1);
        HoldingsData holding = answer.getData().getFirst();
        assertThat(holding.getIsin()).isEqualTo("INE002A01018");
        assertThat(holding.getInstrumentToken()).isEqualTo(RELIANCE);
        assertThat(holding.getTradingSymbol()).isEqualTo("RELIANCE");
        assertThat(holding.getExchange()).isEqualTo("NSE");
        assertThat(holding.getProduct()).isEqualTo("D");
        assertThat(holding.getQuantity()).isEqualTo(10);
        assertThat(holding.getAveragePrice()).isEqualTo(paid, within(0.01f));
        assertThat(holding.getPnl()).isEqualTo(10 * (holding.getLastPrice() - paid), within(0.1f));
        assertThat(holding.getDayChange()).isEqualTo(holding.getLastPrice() - holding.getClosePrice(), within(0.01f));
    }

    private MarginData margin(int quantity, String side) throws ApiException {
        return sdk.charges().postMargin(new MarginRequest().addInstrumentsItem(instrument(quantity, side, 1512.4))).getData();
    }

    private static Instrument instrument(int quantity, String side, double price) {
        return new Instrument().instrumentKey(RELIANCE).quantity(quantity).product("I").transactionType(side).price(price);
    }
}
