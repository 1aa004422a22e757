package io.carboninclusion.trading;

import io.carboninclusion.participant.Caller;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Optional;

/** The listed instruments: what may be traded, by which rules, and what the market did to it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Listings {

  /** Lists an instrument; it is not open yet. Administrators only. */
  public InstrumentRecord define(Caller caller, NewInstrument instrument) {
    throw new UnsupportedOperationException();
  }

  /** Proposes reference price and band to a second administrator; kind of approval PRICE_RULES. */
  public long proposePriceRules(Caller caller, String code, PriceRules rules) {
    throw new UnsupportedOperationException();
  }

  public InstrumentRecord open(Caller caller, String code) {
    throw new UnsupportedOperationException();
  }

  public InstrumentRecord halt(Caller caller, String code) {
    throw new UnsupportedOperationException();
  }

  /** All of them by code. */
  public List<InstrumentRecord> instruments() {
    throw new UnsupportedOperationException();
  }

  /** Throws UNKNOWN_CODE. */
  public InstrumentRecord instrument(String code) {
    throw new UnsupportedOperationException();
  }

  public Optional<InstrumentRecord> find(int id) {
    throw new UnsupportedOperationException();
  }
}
