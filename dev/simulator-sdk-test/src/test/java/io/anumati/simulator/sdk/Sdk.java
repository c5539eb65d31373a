package io.anumati.simulator.sdk;

import com.upstox.ApiClient;
import com.upstox.auth.OAuth;

import io.anumati.simulator.UpstoxSimulator;
import io.swagger.client.api.ChargeApi;
import io.swagger.client.api.HistoryV3Api;
import io.swagger.client.api.LoginApi;
import io.swagger.client.api.MarketHolidaysAndTimingsApi;
import io.swagger.client.api.MarketQuoteV3Api;
import io.swagger.client.api.OrderApi;
import io.swagger.client.api.OrderApiV3;
import io.swagger.client.api.PortfolioApi;
import io.swagger.client.api.UserApi;

/** The broker's official SDK as it is, but for the two base addresses it calls. */
record Sdk(ApiClient client) {

    /** What most of its methods want to be told. */
    static final String VERSION = "2.0";

    /** @param token null for nobody */
    static Sdk of(UpstoxSimulator simulator, String token) {
        ApiClient client = new ApiClient();
        client.setBasePath(simulator.apiUri().toString());
        client.setOrderBasePath(simulator.apiUri().toString());
        if (token != null) {
            ((OAuth) client.getAuthentication("OAUTH2")).setAccessToken(token);
        }
        return new Sdk(client);
    }

    LoginApi login() {
        return new LoginApi(client);
    }

    UserApi user() {
        return new UserApi(client);
    }

    ChargeApi charges() {
        return new ChargeApi(client);
    }

    OrderApi orders() {
        return new OrderApi(client);
    }

    OrderApiV3 ordersV3() {
        return new OrderApiV3(client);
    }

    PortfolioApi portfolio() {
        return new PortfolioApi(client);
    }

    HistoryV3Api history() {
        return new HistoryV3Api(client);
    }

    MarketQuoteV3Api quotes() {
        return new MarketQuoteV3Api(client);
    }

    MarketHolidaysAndTimingsApi calendar() {
        return new MarketHolidaysAndTimingsApi(client);
    }
}
