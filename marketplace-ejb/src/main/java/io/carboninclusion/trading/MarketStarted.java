package io.carboninclusion.trading;

/**
 * Fired once the market trades and its views have caught up: rooms then send again what they
 * intended and what the views show no outcome of.
 */
public record MarketStarted(long epoch) {}
