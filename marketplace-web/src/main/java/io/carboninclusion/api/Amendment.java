package io.carboninclusion.api;

import io.carboninclusion.trading.AmendOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an open limit order is to become.
 *
 * @param account a pool's account that the order is of, or null for one's own
 */
public record Amendment(
    @Schema(description = "the new limit, fen per tonne", required = true) Long priceFen,
    @Schema(description = "the new quantity in all, with what has traded", required = true) Long kg,
    @Schema(description = "a pool's account; one's own if left out") Long account) {

  AmendOrder of(long order, String idempotencyKey) {
    return new AmendOrder(
        order, Given.field("priceFen", priceFen), Given.field("kg", kg), idempotencyKey);
  }
}
