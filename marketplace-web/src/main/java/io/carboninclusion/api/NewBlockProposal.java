package io.carboninclusion.api;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.trading.NewBlock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A block to propose to a named enterprise. */
public record NewBlockProposal(
    @Schema(description = "code", example = "SC-FOR-2024", required = true) String instrument,
    @Schema(description = "the other enterprise's id", required = true) Long counterparty,
    @Schema(
            description = "what the proposer does",
            required = true,
            enumeration = {"BUY", "SELL"})
        Side side,
    @Schema(description = "fen per tonne", required = true) Long priceFen,
    @Schema(description = "whole lots, all or nothing", required = true) Long kg,
    @Schema(
            description =
                "the first moment at which it cannot be accepted any more, a time with its offset,"
                    + " at most 30 days from now",
            required = true)
        OffsetDateTime validUntil) {

  NewBlock with(String idempotencyKey) {
    return new NewBlock(
        Given.field("instrument", instrument),
        Given.field("counterparty", counterparty),
        Given.field("side", side),
        Given.field("priceFen", priceFen),
        Given.field("kg", kg),
        Given.field("validUntil", validUntil).toInstant(),
        idempotencyKey);
  }
}
