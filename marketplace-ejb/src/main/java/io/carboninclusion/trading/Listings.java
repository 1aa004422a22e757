package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Proposal;
import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.kernel.Fees;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The listed instruments: what may be traded, by which rules, and what the market did to it.
 *
 * <p>One administrator defines an instrument, opens and halts it; its reference price, its band and
 * its other rules need a second one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Listings {

  @Inject Approvals approvals;
  @Inject Trail trail;
  @Inject Transactions transactions;
  @Inject RoomIntents intents;
  @Inject Instruments instruments;

  /**
   * Lists an instrument; it is not open yet and has no band. Administrators only.
   *
   * @throws Rejected NOT_ALLOWED, FIELD_MISSING, CODE_INVALID, CODE_TAKEN {code}, SCHEME_INVALID,
   *     VINTAGE_INVALID {first, last}, LOT_INVALID {greatest}, TICK_INVALID {greatest}, TEXT_...
   */
  public InstrumentRecord define(Caller caller, NewInstrument instrument) {
    caller.require(Role.ADMIN);
    Instant now = Clock.systemUTC().instant();
    NewInstrument wish = ListingRules.checked(instrument, now);
    intents.requireTrading();
    InstrumentRow defined =
        transactions.inNew(
            () -> {
              if (instruments.has(wish.code())) {
                throw Rejected.because(TradingRefusal.CODE_TAKEN, wish.code()).at("code");
              }
              InstrumentRow row =
                  new InstrumentRow(instruments.nextId(), intents.next(), wish, caller, now);
              instruments.add(row);
              record(caller, "DEFINE_INSTRUMENT", wish.code());
              return row;
            });
    intents.carryOut(defined.command()).orThrow("code");
    return instrument(wish.code());
  }

  /**
   * Proposes reference price and band to a second administrator; kind of approval PRICE_RULES.
   *
   * @return the id of the proposal
   * @throws Rejected NOT_ALLOWED, UNKNOWN_CODE {code}, PRICE_RULES_INVALID, PRICE_OUT_OF_RANGE
   *     {greatest, given}, PRICE_OFF_TICK {tick, given}, NO_REFERENCE_PRICE
   */
  public long proposePriceRules(Caller caller, String code, PriceRules rules) {
    caller.require(Role.ADMIN);
    InstrumentRecord instrument = instrument(code);
    ListingRules.check(rules, instrument.tickFen());
    return transactions.inNew(
        () -> {
          PriceRulesRow row = new PriceRulesRow(intents.next(), instrument.id(), rules);
          long proposal =
              approvals.propose(
                  new Proposal(
                      Decisions.PRICE_RULES,
                      row.id(),
                      caller.actor(),
                      Map.of(
                          "instrument", instrument.code(),
                          "referenceFen", rules.referenceFen(),
                          "bandBasisPoints", rules.bandBasisPoints(),
                          "oldReferenceFen", instrument.rules().referenceFen(),
                          "oldBandBasisPoints", instrument.rules().bandBasisPoints())));
          row.proposed(proposal, caller.actor(), Clock.systemUTC().instant());
          instruments.add(row);
          return proposal;
        });
  }

  /**
   * Proposes a rule's new value to a second administrator, who sees the present one beside it; kind
   * of approval INSTRUMENT_RULE.
   *
   * @param value in the rule's unit
   * @return the id of the proposal
   * @throws Rejected NOT_ALLOWED, UNKNOWN_CODE {code}, RULE_OUT_OF_RANGE {nearest, given}
   */
  public long proposeRule(Caller caller, String code, Rule rule, long value) {
    caller.require(Role.ADMIN);
    InstrumentRecord instrument = instrument(code);
    Map<Rule, Long> present = instruments.rules(instrument.id());
    ListingRules.check(rule, value, instrument.lotKg(), present);
    long old = present.get(rule);
    return transactions.inNew(
        () -> {
          RuleChangeRow row = new RuleChangeRow(intents.next(), instrument.id(), rule, value);
          long proposal =
              approvals.propose(
                  new Proposal(
                      Decisions.INSTRUMENT_RULE,
                      row.id(),
                      caller.actor(),
                      Map.of(
                          "instrument",
                          instrument.code(),
                          ListingRules.fact("new", rule),
                          ListingRules.shown(rule, value),
                          ListingRules.fact("present", rule),
                          ListingRules.shown(rule, old))));
          row.proposed(proposal, caller.actor(), Clock.systemUTC().instant());
          instruments.add(row);
          return proposal;
        });
  }

  /**
   * Opens it for orders. Administrators only, and only once two of them have set price rules: to
   * trade without a band is theirs to decide, too.
   *
   * @throws Rejected NOT_ALLOWED, UNKNOWN_CODE {code}, NO_REFERENCE_PRICE
   */
  public InstrumentRecord open(Caller caller, String code) {
    return change(caller, code, true);
  }

  /** No new orders from now on; cancelling goes on. Administrators only. */
  public InstrumentRecord halt(Caller caller, String code) {
    return change(caller, code, false);
  }

  /** All of them by code. */
  public List<InstrumentRecord> instruments() {
    return instruments.list();
  }

  /** Throws UNKNOWN_CODE. */
  public InstrumentRecord instrument(String code) {
    return Optional.ofNullable(code)
        .filter(ListingRules::isCode)
        .flatMap(instruments::find)
        .orElseThrow(
            () ->
                Rejected.because(TradingRefusal.UNKNOWN_CODE, ListingRules.shown(code))
                    .at("instrument"));
  }

  /**
   * All rules of an instrument but reference price and band, each in its unit.
   *
   * @throws Rejected UNKNOWN_CODE {code}
   */
  public Map<Rule, Long> rules(String code) {
    return instruments.rules(instrument(code).id());
  }

  /**
   * What orders pay that are placed now, as the views have it.
   *
   * @throws Rejected UNKNOWN_CODE {code}
   */
  public Fees fees(String code) {
    Map<Rule, Long> rules = rules(code);
    return Fees.of(rules.get(Rule.MAKER_FEE_BASIS_POINTS), rules.get(Rule.TAKER_FEE_BASIS_POINTS));
  }

  /**
   * Candles of the intervals in which it traded, the newest first.
   *
   * @param from those that begin then or later, or null
   * @param to those that begin earlier, or null
   * @throws Rejected UNKNOWN_CODE {code}
   */
  public Page<Candle> candles(
      String code, CandleInterval interval, Instant from, Instant to, Long cursor, int limit) {
    int id = instrument(code).id();
    return instruments.candles(id, interval, from, to, cursor, Page.size(limit));
  }

  /** For rooms, which keep an instrument by its number. */
  public Optional<InstrumentRecord> find(int id) {
    return instruments.find(id);
  }

  private InstrumentRecord change(Caller caller, String code, boolean opening) {
    caller.require(Role.ADMIN);
    InstrumentRecord instrument = instrument(code);
    if (opening && !instruments.hasRules(instrument.id())) {
      throw Rejected.because(Reason.NO_REFERENCE_PRICE).at("instrument");
    }
    intents.requireTrading();
    StatusChangeRow change =
        transactions.inNew(
            () -> {
              StatusChangeRow row =
                  new StatusChangeRow(
                      intents.next(),
                      instrument.id(),
                      opening,
                      caller,
                      Clock.systemUTC().instant());
              instruments.add(row);
              record(caller, opening ? "OPEN_TRADING" : "HALT_TRADING", code);
              return row;
            });
    intents.carryOut(change.command()).orThrow("instrument");
    return instrument(code);
  }

  private void record(Caller caller, String verb, String code) {
    trail.record(caller.actor(), verb, "instrument " + code, Map.of());
  }
}
