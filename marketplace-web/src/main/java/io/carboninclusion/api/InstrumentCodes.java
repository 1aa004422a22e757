package io.carboninclusion.api;

import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The codes of instruments by their numbers: neither ever changes, so each is asked for once. */
@ApplicationScoped
public class InstrumentCodes {

  @Inject Listings listings;

  private final ConcurrentMap<Integer, String> codes = new ConcurrentHashMap<>();

  String code(int instrument) {
    return codes.computeIfAbsent(
        instrument, id -> listings.find(id).map(InstrumentRecord::code).orElseThrow());
  }
}
