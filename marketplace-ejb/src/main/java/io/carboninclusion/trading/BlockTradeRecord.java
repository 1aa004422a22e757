package io.carboninclusion.trading;

import java.time.Instant;

/** A block trade as the public sees it; its parties are their own business. */
public record BlockTradeRecord(long sequence, long block, Instant time, long priceFen, long kg) {}
