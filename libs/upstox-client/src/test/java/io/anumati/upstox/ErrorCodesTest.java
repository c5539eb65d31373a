package io.anumati.upstox;

import static io.anumati.upstox.NastyServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.anumati.upstox.ErrorCodes.Meaning;

/** What codes prove, by endpoint. */
class ErrorCodesTest extends AgainstNastyServer {

    private static final String ERROR = "{\"status\":\"error\",\"errors\":[{\"error_code\":\"%s\",\"message\":\"No.\"}]}";

    /** From the page of each call. */
    private static final Map<Endpoint, String> DOCUMENTED = Map.ofEntries(
            Map.entry(Endpoint.TOKEN_EXCHANGE, "100069 100070 100057 1017 1018 1022 1023 1024 100058 100073"),
            Map.entry(Endpoint.TOKEN_REQUEST, "100069 1123 1124 1155 1157 1017 1024"),
            Map.entry(Endpoint.PROFILE, "100058 1221"), Map.entry(Endpoint.FUNDS, "100072"),
            Map.entry(Endpoint.FUNDS_V2, "100072 1019"), Map.entry(Endpoint.KILL_SWITCH, "1181"),
            Map.entry(Endpoint.SET_KILL_SWITCH, "1184 1185 1186 1187 1188"),
            Map.entry(Endpoint.SET_STATIC_IPS, "1179 1180 1181 1182 1183 1184 1185 1186"),
            Map.entry(Endpoint.PLACE,
                    "1026 1004 1056 1057 1006 1054 1007 1055 1008 1043 1040 1041 1042 1037 1038 1052 100011 100039 100049 100074 "
                            + "1118 1119 1154 1156 1158 1159 1160 1161"),
            Map.entry(Endpoint.MODIFY, "1003 100010 100041 1004 1056 1007 1055 1008 1029 1030 1031 1032 1036 1039 100049 1154 "
                    + "1156 1158 1161"),
            Map.entry(Endpoint.CANCEL, "1023 1010 100010 100040 100049 1154 1156"),
            Map.entry(Endpoint.ORDER_DETAILS, "1010 100059 100010"), Map.entry(Endpoint.ORDER_HISTORY, "1010 100059 100010"),
            Map.entry(Endpoint.MARGIN, "1054 1057 1095 1096 1097 1098 1099 1100 1101 1102 1103 1104"),
            Map.entry(Endpoint.BROKERAGE, "1059 1060 1064 1061 1065 1062 1057 1063 1054"),
            Map.entry(Endpoint.TIMINGS, "1088"), Map.entry(Endpoint.MARKET_STATUS, "1089"),
            Map.entry(Endpoint.CANDLES, "1021 1022 1015 1146 1147 1148 100011"),
            Map.entry(Endpoint.LAST_PRICES, "1009 1011 1087 100043"));

    @Test
    void everyDocumentedCodeIsKnownAtItsEndpoint() {
        DOCUMENTED.forEach((endpoint, numbers) -> assertThat(ErrorCodes.of(endpoint)).as(endpoint.name())
                .containsKeys(Arrays.stream(numbers.split(" ")).map(number -> "UDAPI" + number).toArray(String[]::new)));
    }

    @Test
    void aCodeCountsOnlyWhereItIsDocumented() {
        assertThat(ErrorCodes.meaning(Endpoint.SET_STATIC_IPS, "UDAPI1182")).contains(Meaning.REFUSED);
        assertThat(ErrorCodes.meaning(Endpoint.SET_KILL_SWITCH, "UDAPI1182")).isEmpty();
        assertThat(ErrorCodes.meaning(Endpoint.CANCEL, "UDAPI1158")).isEmpty();
        assertThat(ErrorCodes.meaning(Endpoint.TOKEN_EXCHANGE, "UDAPI100050")).isEmpty();
    }

    @Test
    void whatProvesNothingIsInNoRow() {
        assertThat(Stream.of(Endpoint.values()).map(ErrorCodes::of)).noneMatch(codes -> codes.containsKey("UDAPI100500"));
    }

    @Test
    void theSameNumberIsAnotherRefusalAtAnotherEndpoint() {
        Refused addresses = fails(Refused.class, Endpoint.SET_STATIC_IPS, 400, "UDAPI1184");
        Refused switches = fails(Refused.class, Endpoint.SET_KILL_SWITCH, 400, "UDAPI1184");

        assertThat(addresses.endpoint()).isEqualTo(Endpoint.SET_STATIC_IPS);
        assertThat(switches.endpoint()).isEqualTo(Endpoint.SET_KILL_SWITCH);
    }

    @Test
    void aNightWindowSaysUntilWhen() {
        Locked orders = fails(Locked.class, Endpoint.PLACE, 423, "UDAPI100074");
        Locked funds = fails(Locked.class, Endpoint.FUNDS, 423, "UDAPI100072");

        for (Locked locked : new Locked[] { orders, funds }) {
            assertThat(locked.until()).isEqualTo(IstTime.opening(locked.facts().answeredAt()));
            assertThat(locked.until().atZone(IstTime.ZONE).toLocalTime()).hasToString("05:30");
        }
    }

    @Test
    void aReadTakesACodeNobodyKnowsByItsStatus() {
        assertThat(fails(Refused.class, Endpoint.POSITIONS, 400, "UDAPI987654").code()).isEqualTo("UDAPI987654");
        fails(Unauthorised.class, Endpoint.POSITIONS, 401, "UDAPI987654");
        fails(Locked.class, Endpoint.POSITIONS, 423, "UDAPI987654");
        fails(Throttled.class, Endpoint.POSITIONS, 429, "UDAPI987654");
        fails(OutcomeUnknown.class, Endpoint.POSITIONS, 500, "UDAPI100500");
    }

    @Test
    void anUnknownTagIsAnEmptyHistory() {
        serve(json(404, ERROR.formatted("UDAPI100010")));

        assertThat(Optional.of(Answers.await(client.orders().historyByTag(Orders.TOKEN, Orders.DIRECT, "t"))))
                .hasValueSatisfying(rows -> assertThat(rows).isEmpty());
    }

    @Test
    void anAnswerAboutAnotherOrderProvesNothing() {
        serve(json(200, "{\"status\":\"success\",\"data\":{\"order_id\":\"other\"}}"));

        assertThat(catchThrowableOfType(OutcomeUnknown.class,
                () -> Answers.await(EveryCall.all().get(Endpoint.CANCEL).apply(client)))).isNotNull();
    }

    private <T extends BrokerFailure> T fails(Class<T> kind, Endpoint endpoint, int status, String code) {
        close();
        serve(json(status, ERROR.formatted(code)));
        T failure = catchThrowableOfType(kind, () -> Answers.await(EveryCall.all().get(endpoint).apply(client)));
        assertThat(failure).isNotNull();
        return failure;
    }
}
