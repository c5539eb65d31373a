package io.anumati.simulator.api;

/** The broker's errors. Where the documentation leaves the HTTP status open, the likeliest is used. */
public enum ErrorCode {
    NO_SUCH_RESOURCE("UDAPI100060", 404, "Resource not Found."),
    TOKEN_INVALID("UDAPI100050", 401, "Invalid token used to access API"),
    NOT_WITH_THIS_TOKEN("UDAPI100067", 403, "The API you are trying to access is not permitted with an extended_token"),
    TOO_MANY_REQUESTS("UDAPI10005", 429, "Too Many Request Sent"),
    SOMETHING_WENT_WRONG("UDAPI100500", 500, "Something went wrong... please contact us"),
    INVALID_INPUT("UDAPI100036", 400, "Invalid Input"),
    INVALID_VALUE("UDAPI100038", 400, "Invalid input passed to the API"),
    METHOD_UNRECOGNISED("UDAPI10000", 405, "This request is not supported by Upstox API"),
    CALL_UNRECOGNISED("UDAPI10000", 400, "This request is not supported by Upstox API"),
    VERSION_MISSING("UDAPI100015", 400, "API Version does not exist"),
    ANALYTICS_ADDRESS("UDAPI1221", 401, "This API is accessible with an analytics token from a registered static IP only"),

    DIALOG_APP_WRONG("UDAPI100068", 400, "Check your 'client_id' and 'redirect_uri'; one or both are incorrect."),
    CREDENTIALS_WRONG("UDAPI100016", 401, "Invalid Credentials"),
    CLIENT_ID_MISSING("UDAPI1017", 400, "The 'client_id' is required"),
    REDIRECT_MISSING("UDAPI1018", 400, "The 'redirect_uri' is required"),
    CODE_MISSING("UDAPI1022", 400, "The 'code' is required"),
    GRANT_TYPE_WRONG("UDAPI1023", 400, "The 'grant_type' is required"),
    SECRET_MISSING("UDAPI1024", 400, "The 'client_secret' is required"),
    CLIENT_WRONG("UDAPI100069", 401, "Check your 'client_id' and 'client_secret'; one or both are incorrect."),
    REDIRECT_WRONG("UDAPI100070", 400, "The 'redirect_uri' provided is invalid. Please enter the valid URI and try again."),
    CODE_WRONG("UDAPI100057", 401, "Invalid Auth code"),
    NO_ACTIVE_SEGMENT("UDAPI100058", 400,
            "No segments for these users are active. Manual reactivation is recommended from Upstox app/web."),
    CLIENT_INACTIVE("UDAPI100073", 401, "Your 'client_id' is inactive."),
    NOTIFIER_MISSING("UDAPI1123", 400, "Invalid notifier url"),
    NOT_INDIVIDUAL("UDAPI1124", 400, "Invalid user type"),
    APP_IN_REVIEW("UDAPI1155", 400, "The app is under review or was rejected"),
    APP_EXPIRED("UDAPI1157", 400, "The app has expired"),

    ADDRESS_NOT_ALLOWED("UDAPI1154", 403, "Access to this API is blocked due to static IP restrictions."),
    ALGO_NAME_WRONG("UDAPI1156", 400, "The 'X-Algo-Name' is invalid"),
    ORDERS_CLOSED("UDAPI100074", 423, "The Place Order API is accessible from 5:30 AM to 12:00 AM IST daily"),
    FUNDS_CLOSED("UDAPI100072", 423, "The Funds service is accessible from 5:30 AM to 12:00 AM IST daily"),

    FUNDS_SEGMENT_WRONG("UDAPI1019", 400, "The 'segment' is invalid"),

    ADDRESS_APP_FOREIGN("UDAPI1179", 403, "You are not allowed to access this app."),
    ADDRESS_APP_INACTIVE("UDAPI1180", 400, "App is inactive."),
    ADDRESS_APP_TYPE("UDAPI1181", 400, "Static IP configuration is not available for this application type."),
    PRIMARY_MISSING("UDAPI1182", 400, "Primary IP is required."),
    ADDRESS_INVALID("UDAPI1183", 400, "Invalid IP."),
    ADDRESSES_EQUAL("UDAPI1184", 400, "Primary and secondary IP must be different."),
    ADDRESS_WEEK_SPENT("UDAPI1185", 400, "Static IP can only be updated once per week."),
    ADDRESS_UPDATED_MEANWHILE("UDAPI1186", 409, "Static IP was updated by another request. Please retry."),
    ADDRESS_TAKEN("UDAPI100500", 400, "IP address already assigned"),

    SEGMENT_UNKNOWN_READ("UDAPI1181", 400, "The specified segment does not exist."),
    SEGMENT_UNKNOWN("UDAPI1186", 400, "The specified segment does not exist."),
    SEGMENT_HAS_POSITIONS("UDAPI1184", 400, "Segment status cannot be changed until all open positions are closed."),
    SEGMENT_COOLING("UDAPI1185", 400, "Cannot enable segment - cooling period is still in effect."),
    SEGMENT_ORDERS_FAILED("UDAPI1187", 400, "Failed to update segment status due to an error processing open orders."),
    ACTION_WRONG("UDAPI1188", 400, "Invalid action. Allowed values are ENABLE and DISABLE."),
    SEGMENT_INACTIVE("UDAPI100500", 400, "The kill switch of an inactive segment cannot be changed"),
    SEGMENT_STOPPED("UDAPI100500", 400, "Trading in this segment is stopped by the kill switch"),

    MARGIN_PRODUCT_WRONG("UDAPI1054", 400, "The product is invalid"),
    MARGIN_SIDE_WRONG("UDAPI1057", 400, "The transaction_type is invalid"),
    MARGIN_PRICE_WRONG("UDAPI1095", 400, "Price must be greater than zero"),
    MARGIN_QUANTITY_ZERO("UDAPI1096", 400, "Quantity cannot be less than or equal to zero"),
    MARGIN_QUANTITY_MISSING("UDAPI1097", 400, "The quantity is required"),
    MARGIN_KEY_WRONG("UDAPI1098", 400, "Instrument invalid format"),
    MARGIN_KEY_MISSING("UDAPI1099", 400, "Instrument key is required"),
    MARGIN_PRODUCT_MISSING("UDAPI1100", 400, "The product is required"),
    MARGIN_SIDE_MISSING("UDAPI1101", 400, "The transaction_type is required"),
    MARGIN_TOO_MANY("UDAPI1102", 400, "The instrument limit has been exceeded"),
    MARGIN_KEY_TWICE("UDAPI1103", 400, "Instrument key cannot be duplicated"),
    MARGIN_LOT_WRONG("UDAPI1104", 400, "Quantity should be a multiple of the lot size"),

    CHARGE_KEY_WRONG("UDAPI1059", 400, "The instrument_token is of invalid format"),
    CHARGE_QUANTITY_MISSING("UDAPI1060", 400, "The quantity is required"),
    CHARGE_QUANTITY_ZERO("UDAPI1064", 400, "The quantity cannot be zero"),
    CHARGE_PRICE_MISSING("UDAPI1061", 400, "The price is required"),
    CHARGE_PRICE_ZERO("UDAPI1065", 400, "The price cannot be zero"),
    CHARGE_SIDE_MISSING("UDAPI1062", 400, "The transaction_type is required"),
    CHARGE_PRODUCT_MISSING("UDAPI1063", 400, "The product is required"),

    DATE_WRONG("UDAPI1088", 400, "Invalid date"),
    EXCHANGE_WRONG("UDAPI1089", 400, "Invalid exchange"),
    CANDLE_KEY_WRONG("UDAPI1021", 400, "Instrument key is of invalid format"),
    TO_DATE_MISSING("UDAPI1022", 400, "to_date is required"),
    DATES_WRONG("UDAPI1015", 400,
            "to_date must be greater than or equal to from_date and Date should be in valid format: yyyy-mm-dd"),
    UNIT_WRONG("UDAPI1146", 400, "Invalid unit"),
    INTERVAL_WRONG("UDAPI1147", 400, "Invalid interval"),
    RANGE_WRONG("UDAPI1148", 400, "Invalid date range"),
    LTP_KEY_MISSING("UDAPI1009", 400, "instrument_key is required"),
    LTP_KEY_MALFORMED("UDAPI1011", 400, "instrument_key is of invalid format"),
    LTP_KEY_WRONG("UDAPI1087", 400, "Invalid Instrument key"),
    LTP_TOO_MANY("UDAPI100043", 400, "Maximum instrument key limit exceeded"),

    INSTRUMENT_MISSING("UDAPI1026", 400, "The 'instrument_key' is required"),
    INSTRUMENT_UNKNOWN("UDAPI100011", 400, "Invalid Instrument key"),
    MCX_DISABLED("UDAPI1161", 400, "API orders on MCX are temporarily disabled; use NSE commodity instead"),
    QUANTITY_ZERO("UDAPI1052", 400, "The order 'quantity' cannot be zero"),
    ORDER_TYPE_MISSING("UDAPI1004", 400, "Valid order type is required"),
    ORDER_TYPE_WRONG("UDAPI1056", 400, "The 'order_type' is invalid"),
    SIDE_WRONG("UDAPI1057", 400, "The 'transaction_type' is invalid"),
    PRODUCT_MISSING("UDAPI1006", 400, "The 'product' is required"),
    PRODUCT_WRONG("UDAPI1054", 400, "The 'product' is invalid"),
    VALIDITY_MISSING("UDAPI1007", 400, "The 'validity' is required"),
    VALIDITY_WRONG("UDAPI1055", 400, "The 'validity' is invalid"),
    PRICE_MISSING("UDAPI1008", 400, "The 'price' is required"),
    PRICE_NEEDED("UDAPI1043", 400, "The 'price' is required for a LIMIT order"),
    PRICE_NOT_ALLOWED("UDAPI1040", 400, "The 'price' is not required for a MARKET order"),
    BOTH_PRICES_NEEDED("UDAPI1041", 400, "The 'price' and 'trigger_price' are required for an SL order"),
    ONLY_TRIGGER_NEEDED("UDAPI1042", 400, "Only the 'trigger_price' is required for an SL-M order"),
    TRIGGER_ABOVE_PRICE("UDAPI1037", 400, "The 'trigger_price' must not be above the 'price' of a BUY order"),
    TRIGGER_BELOW_PRICE("UDAPI1038", 400, "The 'trigger_price' must not be below the 'price' of a SELL order"),
    TOO_MANY_SLICES("UDAPI1118", 400, "The number of orders after slicing is above the maximum"),
    TAG_TOO_LONG("UDAPI1119", 400, "The 'tag' must not be longer than 40 characters"),
    MARKET_UNPROTECTED("UDAPI1158", 400, "Market orders are not allowed. Use a limit order or market protection."),
    PROTECTION_TOO_HIGH("UDAPI1159", 400, "The 'market_protection' must not be above 25"),
    PROTECTION_WRONG("UDAPI1160", 400, "The 'market_protection' is invalid"),

    ORDER_ID_MISSING("UDAPI1023", 400, "The 'order_id' is required"),
    ORDER_ID_MALFORMED("UDAPI1010", 400, "The 'order_id' accepts only alphanumeric characters and '-'"),
    ORDER_ID_OR_TAG_NEEDED("UDAPI100059", 400, "The 'order_id' or 'tag' is required"),
    ORDER_UNKNOWN("UDAPI100010", 400, "Order not found"),
    ORDER_FINAL("UDAPI100040", 400, "The order is already cancelled, rejected or complete"),

    ACCOUNT_RESTRICTED("UDAPI100049", 403, "Access to this API is restricted for this account. Please use Uplink Business."),
    NOT_TAKEN("UDAPI100500", 400, "Something went wrong... please contact us"),
    MODIFY_ID_MISSING("UDAPI1003", 400, "The 'order_id' is required"),
    MODIFY_PRICE_NEEDED("UDAPI1029", 400, "The 'price' is required for a LIMIT order"),
    MODIFY_PRICE_NOT_ALLOWED("UDAPI1030", 400, "The 'price' is not required for a MARKET order"),
    MODIFY_BOTH_PRICES_NEEDED("UDAPI1031", 400, "The 'price' and 'trigger_price' are required for an SL order"),
    MODIFY_ONLY_TRIGGER_NEEDED("UDAPI1032", 400, "Only the 'trigger_price' is required for an SL-M order"),
    MODIFY_TRIGGER_NEEDED("UDAPI1036", 400, "The 'trigger_price' is required"),
    MODIFY_DISCLOSED_SMALL("UDAPI1039", 400, "The 'disclosed_quantity' must be at least 10% of the 'quantity'"),
    MODIFY_ORDER_FINAL("UDAPI100041", 400, "The order is already cancelled, rejected or complete and cannot be modified"),
    BULK_SEGMENT_WRONG("UDAPI1108", 400, "The 'segment' is invalid"),
    NOTHING_OPEN("UDAPI1109", 400, "There are no open orders to cancel"),
    TOO_MANY_OPEN("UDAPI1110", 400, "The number of open orders is above the maximum"),
    NOTHING_TO_EXIT("UDAPI1111", 400, "There are no open positions to exit"),
    TOO_MANY_POSITIONS("UDAPI1112", 400, "The number of open positions is above the maximum"),
    EXIT_OUTSIDE_HOURS("UDAPI1113", 400, "Positions can be exited during market hours only"),
    BATCH_EMPTY("UDAPI1114", 400, "The request must hold at least one order"),
    CORRELATION_ID_MISSING("UDAPI1115", 400, "The 'correlation_id' is required"),
    CORRELATION_ID_LENGTH("UDAPI1116", 400, "The 'correlation_id' must have 1 to 20 characters"),
    CORRELATION_ID_DOUBLED("UDAPI1117", 400, "The 'correlation_id' must be unique in the request");

    private final String code;
    private final int status;
    private final String message;

    ErrorCode(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String message() {
        return message;
    }
}
