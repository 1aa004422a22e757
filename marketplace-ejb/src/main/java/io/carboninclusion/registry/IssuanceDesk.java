package io.carboninclusion.registry;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Proposal;
import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Role;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.RoomIntents;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Issuances: asked for by the seller, proposed by one administrator, approved by another; then
 * {@link OpenIntents} sends the command.
 */
@Dependent
class IssuanceDesk {

  /** The kind of the proposals. */
  static final String KIND = "ISSUANCE";

  @Inject Projects projects;
  @Inject Issuances issuances;
  @Inject ReferenceData reference;
  @Inject RoomIntents intents;
  @Inject Approvals approvals;
  @Inject Participants participants;
  @Inject Listings listings;
  @Inject Transactions transactions;
  @Inject Trail trail;

  Issuance request(Caller caller, RequestIssuance wish, String key) {
    caller.require(Role.SELLER, Role.ADMIN);
    CheckedRetirement.requireQuantity(wish.kg());
    ProjectRow row = ownProject(caller, wish.project());
    Project project = projects.read(row);
    if (project.state() != ProjectState.APPROVED) {
      throw Rejected.because(RegistryRefusal.PROJECT_NOT_APPROVED).at("project");
    }
    Methodology methodology =
        reference.methodology(project.methodology(), project.methodologyVersion());
    InstrumentRecord instrument = listings.instrument(wish.instrument());
    requireFit(project, methodology, instrument);
    Scheme scheme = reference.scheme(project.scheme());
    Enterprise owner = participants.find(row.owner()).orElseThrow();
    byte[] keyHash = RequestKey.hash(RequestKey.orNew(key));
    IssuanceRow issuance =
        transactions.inNew(
            () -> {
              Optional<IssuanceRow> before = issuances.find(caller, keyHash);
              if (before.isPresent()) {
                return before.get();
              }
              long id = intents.next();
              byte[] document =
                  IssuanceDocument.write(
                      id, project, scheme, methodology, instrument, owner, wish.kg());
              Instant now = Clock.systemUTC().instant();
              IssuanceRow asked =
                  new IssuanceRow(
                      id, row, instrument.id(), wish.kg(), document, caller, keyHash, now);
              issuances.add(asked);
              trail.record(
                  caller.actor(),
                  "REQUEST",
                  "issuance " + id,
                  Map.of("project", row.id(), "kg", wish.kg()));
              if (caller.is(Role.ADMIN)) {
                propose(caller, asked);
              }
              return asked;
            });
    if (!issuance.isFor(wish, instrument.id())) {
      throw Rejected.because(TradingRefusal.KEY_REUSED).at("Idempotency-Key");
    }
    return issuances.read(issuance);
  }

  private ProjectRow ownProject(Caller caller, long id) {
    ProjectRow row = projects.get(caller, id);
    if (row.isOfOtherRegistry()) {
      throw Rejected.because(RegistryRefusal.PROJECT_OF_OTHER_REGISTRY, row.externalId())
          .at("project");
    }
    if (!Projects.isInside(row, caller)) {
      throw Rejected.because(RegistryRefusal.UNKNOWN_PROJECT, id).at("project");
    }
    return row;
  }

  /**
   * Units of a project go into an instrument of the same scheme and kind and of one of its years.
   */
  private static void requireFit(
      Project project, Methodology methodology, InstrumentRecord instrument) {
    if (!instrument.scheme().equals(project.scheme()) || instrument.kind() != methodology.kind()) {
      throw Rejected.because(
              RegistryRefusal.INSTRUMENT_DOES_NOT_FIT, instrument.code(), project.scheme())
          .at("instrument");
    }
    int vintage = instrument.vintage();
    if (vintage < project.vintageFrom() || vintage > project.vintageTo()) {
      throw Rejected.because(
              RegistryRefusal.VINTAGE_NOT_OF_PROJECT,
              Integer.toString(vintage),
              Integer.toString(project.vintageFrom()),
              Integer.toString(project.vintageTo()))
          .at("instrument");
    }
  }

  Issuance review(Caller caller, long id, boolean propose, String reason) {
    caller.require(Role.ADMIN);
    String note = Text.note("reason", reason, Limits.NOTE);
    if (!propose && note.isEmpty()) {
      throw Rejected.because(RegistryRefusal.PROJECT_REASON_MISSING).at("reason");
    }
    IssuanceRow issuance =
        transactions.inNew(
            () -> {
              IssuanceRow row = issuances.get(caller, id);
              if (issuances.isReviewed(row)) {
                throw Rejected.because(RegistryRefusal.ISSUANCE_REVIEWED, id);
              }
              if (propose) {
                propose(caller, row);
              } else {
                Instant now = Clock.systemUTC().instant();
                issuances.add(new IssuanceReviewRow(row, null, note, caller, now));
                trail.record(caller.actor(), "DECLINE", "issuance " + id, Map.of("note", note));
              }
              return row;
            });
    return issuances.read(issuance);
  }

  /** The second administrator sees what is to be issued to whom, and from which source. */
  private void propose(Caller administrator, IssuanceRow issuance) {
    Document document = issuance.document();
    Document owner = document.in("owner");
    if (administrator.owns(owner.number("id"))) {
      throw Rejected.because(RegistryRefusal.OWN_ISSUANCE, issuance.id());
    }
    Document source = document.source();
    boolean pooled = issuance.pool() != null;
    long proposal =
        approvals.propose(
            new Proposal(
                KIND,
                issuance.id(),
                administrator.actor(),
                Map.of(
                    pooled ? "pool" : "project",
                    source.text("nameZh"),
                    pooled ? "poolId" : "projectId",
                    source.number("id"),
                    "seller",
                    owner.text("name"),
                    "instrument",
                    document.text("instrument"),
                    "kg",
                    issuance.kg())));
    issuances.add(
        new IssuanceReviewRow(issuance, proposal, "", administrator, Clock.systemUTC().instant()));
  }

  Page<Issuance> list(Caller caller, Long cursor, int limit) {
    caller.require(Role.SELLER, Role.ADMIN);
    return issuances.list(caller, cursor, Page.size(limit));
  }

  Issuance get(Caller caller, long id) {
    return issuances.read(issuances.get(caller, id));
  }
}
