package io.carboninclusion.personal;

import java.time.Instant;

/** A sale of a pool's units: one trade on its account; who bought stays out of it. */
public record PersonSale(long trade, Instant time, long kg, long priceFen) {}
