package io.carboninclusion.participant;

/** Why this room refuses; each is a key {@code rejected.<name>} of its bundle. */
public enum ParticipantRefusal {
  NOT_LOGGED_IN,
  NOT_APPROVED,
  NOT_ALLOWED,
  RIGHT_MISSING,
  CREDIT_CODE_LENGTH,
  CREDIT_CODE_FORMAT,
  CREDIT_CODE_CHECK_DIGIT,
  CREDIT_CODE_TAKEN,
  KIND_NOT_OFFERED,
  LOGIN_UNUSABLE,
  LOGIN_TAKEN,
  PASSWORD_UNUSABLE,
  WRONG_PASSWORD,
  TOO_MANY_FAILURES,
  LOGIN_BUSY,
  TOKEN_UNKNOWN,
  TOKEN_EXPIRED,
  EXPIRY_UNUSABLE,
  TOO_MANY_KEYS,
  TOO_MANY_USERS,
  OWN_RIGHTS,
  UNKNOWN_ENTERPRISE,
  UNKNOWN_USER,
  UNKNOWN_API_KEY,
  ALREADY_DECIDED,
  /** Not an account of the caller's enterprise. */
  NO_SUCH_ACCOUNT
}
