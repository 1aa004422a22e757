package io.carboninclusion.registry;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Role;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.RoomIntents;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Issuances of pools, for the room that closes them: it vouches for the batch, whose numbers this
 * room cannot see. From the request on they go the way of every issuance, by two administrators.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PoolIssuances {

  private static final Set<IssuanceState> ENDED_WITHOUT_UNITS =
      Set.of(IssuanceState.DECLINED, IssuanceState.REJECTED, IssuanceState.REFUSED);

  private static final int CERTIFICATES = 20;

  @Inject Issuances issuances;
  @Inject Certificates certificates;
  @Inject ReferenceData reference;
  @Inject RoomIntents intents;
  @Inject Participants participants;
  @Inject Listings listings;
  @Inject Transactions transactions;
  @Inject Trail trail;

  /**
   * Asks for the issuance of a closed pool's kilograms to its account. A pool has one issuance:
   * asked again it is the same, unless administrators or the core declined it.
   *
   * @throws Rejected NOT_ALLOWED, NO_SUCH_METHODOLOGY, INSTRUMENT_DOES_NOT_FIT, QUANTITY_UNUSABLE
   */
  public Issuance request(Caller caller, PoolBatch batch) {
    caller.require(Role.OPERATOR);
    CheckedRetirement.requireQuantity(batch.kg());
    Methodology methodology = reference.methodology(batch.methodology(), batch.version());
    InstrumentRecord instrument = listings.find(batch.instrument()).orElseThrow();
    requireFit(methodology.scheme(), instrument);
    Scheme scheme = reference.scheme(methodology.scheme());
    Enterprise operator = participants.find(batch.operator()).orElseThrow();
    IssuanceRow issuance =
        transactions.inNew(
            () -> {
              Optional<IssuanceRow> before = issuances.ofPool(batch.pool());
              if (before.isPresent() && !hasEnded(before.get())) {
                return before.get();
              }
              int attempt = before.map(IssuanceRow::poolAttempt).orElse(0) + 1;
              long id = intents.next();
              IssuanceRow asked =
                  IssuanceRow.ofPool(
                      id,
                      batch,
                      attempt,
                      IssuanceDocument.write(id, batch, scheme, methodology, instrument, operator),
                      caller,
                      RequestKey.hash("pool " + batch.pool() + " attempt " + attempt),
                      Clock.systemUTC().instant());
              issuances.add(asked);
              trail.record(
                  caller.actor(),
                  "REQUEST",
                  "issuance " + id,
                  Map.of("pool", batch.pool(), "kg", batch.kg()));
              return asked;
            });
    return issuances.read(issuance);
  }

  /** The latest issuance of a pool. */
  public Optional<Issuance> of(long pool) {
    return issuances.ofPool(pool).map(issuances::read);
  }

  /** Certificates for which units of the pool were retired, the newest first, at most 20. */
  public List<CertificateSummary> certificates(long pool) {
    return certificates.ofPool(pool, CERTIFICATES);
  }

  /**
   * Units of people's acts go into a personal instrument of their scheme.
   *
   * @throws Rejected INSTRUMENT_DOES_NOT_FIT
   */
  public static void requireFit(String scheme, InstrumentRecord instrument) {
    if (instrument.kind() != InstrumentKind.PERSONAL || !instrument.scheme().equals(scheme)) {
      throw Rejected.because(RegistryRefusal.INSTRUMENT_DOES_NOT_FIT, instrument.code(), scheme)
          .at("instrument");
    }
  }

  private boolean hasEnded(IssuanceRow issuance) {
    return ENDED_WITHOUT_UNITS.contains(issuances.read(issuance).state());
  }
}
