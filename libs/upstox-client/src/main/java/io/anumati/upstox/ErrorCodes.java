package io.anumati.upstox;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an error code proves, by endpoint: the same number means different things at different endpoints (1184 is "open
 * positions" at the kill switch and "both addresses are the same" at the static addresses). Source: the error tables of the
 * broker's API pages, each call's own and the common one. {@code UDAPI100500} ("something went wrong") is left out on purpose:
 * it proves nothing.
 */
final class ErrorCodes {

    /** What a known code says. */
    enum Meaning {
        /** Not done, and not to be tried again as it is. */
        REFUSED,
        /** Not done, too many calls. */
        THROTTLED,
        /** Not done, the token does not count (any more). */
        UNAUTHORISED,
        /** Not done, closed until 05:30 IST. */
        LOCKED
    }

    private static final Pattern FORM = Pattern.compile("UDAPI[0-9]{1,9}");
    private static final String PREFIX = "UDAPI";

    /** At each endpoint: no such call, version missing, bad input, app inactive, token of the wrong kind, plan too small. */
    private static final String ANYWHERE = "10000 100060 100015 100036 100038 100073";
    private static final String WITH_A_TOKEN = "100058 100067 1149 1221";
    /** Restricted account, static address, algo name, market orders, protection, MCX shut, no such order. */
    private static final String ORDER_RULES = "100049 1154 1156 1158 1159 1160 1161 1004 1056 1007 1055 1008";
    private static final Map<Endpoint, Map<String, Meaning>> TABLE = table();

    private ErrorCodes() {
    }

    /** Whether a text has the form of a code of the broker. */
    static boolean isCode(String text) {
        return FORM.matcher(text).matches();
    }

    /** @return empty for a code that is not known at this endpoint: it proves nothing */
    static Optional<Meaning> meaning(Endpoint endpoint, String code) {
        return Optional.ofNullable(TABLE.get(endpoint).get(code));
    }

    /** All that is known at an endpoint. */
    static Map<String, Meaning> of(Endpoint endpoint) {
        return TABLE.get(endpoint);
    }

    private static Map<Endpoint, Map<String, Meaning>> table() {
        Map<Endpoint, Map<String, Meaning>> table = new EnumMap<>(Endpoint.class);
        for (Endpoint endpoint : Endpoint.values()) {
            Map<String, Meaning> codes = new HashMap<>();
            put(codes, Meaning.THROTTLED, "10005");
            put(codes, Meaning.REFUSED, ANYWHERE);
            if (hasToken(endpoint)) {
                put(codes, Meaning.UNAUTHORISED, "100050");
                put(codes, Meaning.REFUSED, WITH_A_TOKEN);
            }
            put(codes, Meaning.LOCKED, closings(endpoint));
            put(codes, Meaning.REFUSED, refusals(endpoint));
            table.put(endpoint, Map.copyOf(codes));
        }
        return table;
    }

    static boolean hasToken(Endpoint endpoint) {
        return !List.of(Endpoint.TOKEN_EXCHANGE, Endpoint.TOKEN_REQUEST, Endpoint.INSTRUMENTS).contains(endpoint);
    }

    /** The page names the order code at place only; the two other order writes keep the same hours. */
    private static String closings(Endpoint endpoint) {
        if (endpoint.isOrder()) {
            return "100074";
        }
        return endpoint == Endpoint.FUNDS || endpoint == Endpoint.FUNDS_V2 ? "100072" : "";
    }

    private static String refusals(Endpoint endpoint) {
        return switch (endpoint) {
            case TOKEN_EXCHANGE -> "100016 100057 100058 100068 100069 100070 1017 1018 1022 1023 1024";
            case TOKEN_REQUEST -> "100069 1017 1024 1123 1124 1155 1157";
            case PLACE -> ORDER_RULES + " 1026 1057 1006 1054 1043 1040 1041 1042 1037 1038 1052 100011 100039 1118 1119";
            case MODIFY -> ORDER_RULES + " 1003 100010 100041 1029 1030 1031 1032 1036 1039";
            case CANCEL -> "100049 1154 1156 1023 1010 100010 100040";
            case ORDER_DETAILS, ORDER_HISTORY -> "1010 100059 100010";
            case FUNDS_V2 -> "1019";
            case KILL_SWITCH -> "1181";
            case SET_KILL_SWITCH -> "1181 1184 1185 1186 1187 1188";
            case STATIC_IPS -> "1179 1180 1181";
            case SET_STATIC_IPS -> "1179 1180 1181 1182 1183 1184 1185 1186";
            case MARGIN -> "1054 1057 1095 1096 1097 1098 1099 1100 1101 1102 1103 1104";
            case BROKERAGE -> "1059 1060 1064 1061 1065 1062 1057 1063 1054";
            case TIMINGS, HOLIDAYS -> "1088";
            case MARKET_STATUS -> "1089";
            case CANDLES, INTRADAY_CANDLES -> "1021 1022 1015 1146 1147 1148 100011";
            case LAST_PRICES -> "1009 1011 1087 100043";
            case LOGOUT, ORDER_BOOK, TRADES, STREAM_ADDRESS, PROFILE, FUNDS, POSITIONS, HOLDINGS, INSTRUMENTS -> "";
        };
    }

    private static void put(Map<String, Meaning> codes, Meaning meaning, String numbers) {
        Arrays.stream(numbers.split(" ")).filter(number -> !number.isEmpty())
                .forEach(number -> codes.put(PREFIX + number, meaning));
    }
}
