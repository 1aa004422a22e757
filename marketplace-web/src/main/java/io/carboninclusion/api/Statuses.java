package io.carboninclusion.api;

import java.util.HashMap;
import java.util.Map;

/**
 * The HTTP status of each reason. What is not named goes by its first word, and a rule of the
 * market that refuses is 422.
 */
final class Statuses {

  static final int UNPROCESSABLE = 422;

  private static final Map<String, Integer> BY_REASON = new HashMap<>();

  static {
    name(
        400,
        "MALFORMED_JSON",
        "UNKNOWN_FIELD",
        "FIELD_UNREADABLE",
        "FIELD_MISSING",
        "FIELD_NOT_ALLOWED");
    name(
        400,
        "WHOLE_NUMBER_WANTED",
        "VALUE_NOT_OFFERED",
        "TIME_UNREADABLE",
        "DATE_UNREADABLE",
        "RANGE_BACKWARDS",
        "EVENT_UNKNOWN");
    name(400, "CURSOR_UNUSABLE", "IDEMPOTENCY_KEY_INVALID");
    name(401, "NOT_LOGGED_IN", "TOKEN_UNKNOWN", "TOKEN_EXPIRED", "WRONG_PASSWORD");
    name(403, "NOT_ALLOWED", "NOT_APPROVED", "RIGHT_MISSING");
    name(403, "OWN_PROPOSAL", "OWN_RIGHTS");
    name(400, "CLIENT_ORDER_ID_INVALID", "BATCH_UNUSABLE");
    name(409, "BLOCK_PROPOSAL_OVER", "BLOCK_TERMS_DIFFER");
    name(409, "AUCTION_NOT_BEGUN", "AUCTION_OVER", "AUCTION_NOT_CLEARED");
    name(409, "ORDER_NOT_OPEN", "PAYMENT_PROPOSED", "WITHDRAWAL_CLOSED");
    name(500, "REFUSED_BY_FAULT");
    name(403, "OWN_ISSUANCE");
    name(
        409,
        "ORDER_STEP_PASSED",
        "DRAFT_CHANGED",
        "NOT_CONFIRMED",
        "NOTHING_TO_FILE",
        "HAS_BOUGHT");
    name(404, "CERTIFICATE_NUMBER_FORMAT", "CERTIFICATE_NUMBER_CHECK", "SERIAL_FORMAT");
    name(409, "PROJECT_DECIDED", "ISSUANCE_REVIEWED", "FILE_ALREADY_THERE");
    name(404, "NO_SUCH_ACCOUNT");
    name(409, "POOL_ALREADY_CLOSED", "OTHER_POOL_BEING_CLOSED", "POOL_NOT_CLOSED");
    name(409, "PAYOUT_UNDER_WAY", "WALLETS_UNEQUAL");
    name(413, "BODY_TOO_LARGE", "FILE_TOO_LARGE", "IMPORT_TOO_LARGE");
    name(429, "LOGIN_BUSY", "TOO_MANY_FAILURES", "TOO_MANY_WAITING");
    name(503, "MARKET_BUSY", "VIEWS_BEHIND", "MARKET_STARTING", "MARKET_STOPPED");
    name(503, "MARKET_STANDBY", "DATABASE_AWAY", "STREAMS_FULL");
    name(400, "UPLOAD_EMPTY", "UPLOAD_INTERRUPTED", "UPLOAD_UNPACKABLE");
    name(413, "UPLOAD_TOO_LARGE", "UPLOAD_LINE_TOO_LONG", "UPLOAD_PACKED_TOO_DENSELY");
    name(429, "TOO_MANY_UPLOADS", "TOO_MANY_STREAMS");
    name(403, "LINK_EXPIRED");
    name(404, "LINK_INVALID", "PERSONAL_SCHEME_UNUSABLE");
    name(409, "METHODOLOGY_VERSION_TAKEN");
    name(503, "OUTCOME_UNKNOWN", "CERTIFICATE_NOT_READY", "PRINTER_BUSY");
  }

  private Statuses() {}

  static int of(String reason) {
    Integer named = BY_REASON.get(reason);
    if (named != null) {
      return named;
    }
    if (reason.startsWith("UNKNOWN_")) {
      return 404;
    }
    if (reason.startsWith("ALREADY_") || reason.endsWith("_TAKEN")) {
      return 409;
    }
    return reason.startsWith("TEXT_") ? 400 : UNPROCESSABLE;
  }

  private static void name(int status, String... reasons) {
    for (String reason : reasons) {
      BY_REASON.put(reason, status);
    }
  }
}
