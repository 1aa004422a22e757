package io.carboninclusion.api;

/** Why a call is refused before a room is asked; each is a key {@code rejected.<name>}. */
public enum ApiRefusal {
  MALFORMED_JSON,
  UNKNOWN_FIELD,
  FIELD_UNREADABLE,
  WHOLE_NUMBER_WANTED,
  VALUE_NOT_OFFERED,
  TIME_UNREADABLE,
  DATE_UNREADABLE,
  /** A range of time that ends before it begins. */
  RANGE_BACKWARDS,
  FIELD_MISSING,
  BATCH_UNUSABLE,
  BODY_TOO_LARGE,
  NO_SUCH_CALL,
  METHOD_NOT_OFFERED,
  MEDIA_TYPE_NOT_OFFERED,
  CURSOR_UNUSABLE,
  /** Last-Event-ID is no id of an event. */
  EVENT_UNKNOWN,
  /** As many listen to streams as may: {limit}. */
  STREAMS_FULL,
  /** As many listen from one address as may: {limit}. */
  TOO_MANY_STREAMS,
  /** The database cannot be reached or takes nothing: ask again with the same key. */
  DATABASE_AWAY
}
