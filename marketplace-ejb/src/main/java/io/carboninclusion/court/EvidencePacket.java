package io.carboninclusion.court;

import io.carboninclusion.registry.Certificate;
import java.util.List;

/**
 * All that the file of a case needs: the decision and the money, every step with who and when, the
 * price reference as it stood when the purchase was ordered, and the certificate with its serials.
 *
 * @param order with full names, for the court
 * @param prices empty before the purchase is ordered
 * @param certificate as the public reads it, or null before the retirement
 */
public record EvidencePacket(
    RestorationOrder order,
    List<TimelineEntry> timeline,
    List<PriceNote> prices,
    Certificate certificate) {

  public EvidencePacket {
    timeline = List.copyOf(timeline);
    prices = List.copyOf(prices);
  }
}
