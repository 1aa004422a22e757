package io.carboninclusion.personal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * One line of a file of accounts: the person, the purposes consented to (divided by spaces), the
 * version of the consent's text, and when it was given, if the file says so.
 *
 * @param unread why it cannot be read, or null
 */
record AccountLine(
    long number,
    LineRefusal unread,
    String detail,
    Hash128 key,
    Set<ConsentPurpose> purposes,
    String version,
    Instant given) {

  private static final String VERSION = "[!-~]{1," + UploadLimits.CONSENT_VERSION + "}";

  static AccountLine unread(long number, LineRefusal reason, String detail) {
    return new AccountLine(number, reason, detail, null, Set.of(), null, null);
  }

  static AccountLine of(long number, LineFields fields, KeyedHash accounts) {
    for (int column = 0; column < Columns.ACCOUNTS.count(); column++) {
      if (Columns.ACCOUNTS.isRequired(column) && !fields.has(column)) {
        return unread(number, LineRefusal.FIELD_MISSING, Columns.ACCOUNTS.name(column));
      }
    }
    if (!LineSplitter.isReference(fields, Columns.ACCOUNT)) {
      String limit = Integer.toString(UploadLimits.REFERENCE);
      return unread(number, LineRefusal.REFERENCE_UNREADABLE, limit);
    }
    Set<ConsentPurpose> purposes = purposes(fields.text(Columns.CONSENTS));
    if (purposes.isEmpty()) {
      return unread(number, LineRefusal.CONSENTS_UNREADABLE, "");
    }
    String version = fields.text(Columns.VERSION);
    if (!version.matches(VERSION)) {
      String limit = Integer.toString(UploadLimits.CONSENT_VERSION);
      return unread(number, LineRefusal.VERSION_UNREADABLE, limit);
    }
    Instant given = null;
    if (fields.has(Columns.GIVEN)) {
      long second =
          FieldText.epochSecond(
              fields.bytes(Columns.GIVEN), fields.from(Columns.GIVEN), fields.to(Columns.GIVEN));
      if (second == FieldText.UNREADABLE) {
        return unread(number, LineRefusal.TIME_UNREADABLE, "");
      }
      given = Instant.ofEpochSecond(second);
    }
    Hash128 key =
        accounts.of(
            fields.bytes(Columns.ACCOUNT),
            fields.from(Columns.ACCOUNT),
            fields.to(Columns.ACCOUNT));
    return new AccountLine(number, null, "", key, purposes, version, given);
  }

  /** Empty if one of them is none. */
  private static Set<ConsentPurpose> purposes(String text) {
    Set<ConsentPurpose> purposes = EnumSet.noneOf(ConsentPurpose.class);
    for (String name : text.split("[ +;|]+")) {
      var purpose = ConsentPurpose.named(name);
      if (purpose.isEmpty()) {
        return Set.of();
      }
      purposes.add(purpose.get());
    }
    return purposes;
  }
}
