package io.carboninclusion.personal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** An account while a file is worked through: what its person has said last on each purpose. */
final class AccountState {

  /** The last word on one purpose. */
  record Word(String version, boolean given, Instant saidAt) {}

  final long id;
  final boolean fresh;
  private final Map<ConsentPurpose, Word> words = new EnumMap<>(ConsentPurpose.class);
  private boolean changed;

  AccountState(long id, boolean fresh) {
    this.id = id;
    this.fresh = fresh;
  }

  /** As the tables have it. */
  void knows(ConsentPurpose purpose, Word word) {
    words.put(purpose, word);
  }

  /** Whether the person has withdrawn it, and this word is not later: it stays withdrawn. */
  boolean staysWithdrawn(ConsentPurpose purpose, Word word, boolean timed) {
    Word last = words.get(purpose);
    return last != null && !last.given() && (!timed || !word.saidAt().isAfter(last.saidAt()));
  }

  /** Whether the word is a new one: another version, or after a withdrawal. */
  boolean isNew(ConsentPurpose purpose, Word word) {
    Word last = words.get(purpose);
    return last == null || !last.given() || !last.version().equals(word.version());
  }

  void says(ConsentPurpose purpose, Word word) {
    words.put(purpose, word);
    changed = true;
  }

  boolean isChanged() {
    return changed;
  }

  int consents() {
    int bits = 0;
    for (Map.Entry<ConsentPurpose, Word> entry : words.entrySet()) {
      bits |= entry.getValue().given() ? entry.getKey().bit() : 0;
    }
    return bits;
  }
}
