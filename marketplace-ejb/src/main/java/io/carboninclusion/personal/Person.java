package io.carboninclusion.personal;

import java.time.Instant;
import java.util.Set;

/**
 * What a person has, on the person's own page. Milligrams, and fen of sale proceeds; vouchers are
 * another thing and never here.
 *
 * @param earnedMg by all accepted acts: the sum of the five that follow it
 * @param waitingMg in no pool yet
 * @param pooledMg in closed pools that were not issued yet
 * @param onSaleMg issued and not sold yet, by the share of the pool's units
 * @param soldMg sold and not retired yet
 * @param retiredMg retired by who bought them
 * @param walletFen proceeds that were shared out
 * @param purposes what the person allows now
 */
public record Person(
    String scheme,
    Instant openedAt,
    long acts,
    long earnedMg,
    long waitingMg,
    long pooledMg,
    long onSaleMg,
    long soldMg,
    long retiredMg,
    long walletFen,
    Set<ConsentPurpose> purposes) {

  public Person {
    purposes = Set.copyOf(purposes);
  }
}
