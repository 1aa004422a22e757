package io.carboninclusion.personal;

/**
 * One step of how a pool's contributions are spread: how many people gave how much.
 *
 * @param fromMg the least of this step
 * @param belowMg the first of the next step, or 0 for the last one
 * @param mg what these people gave together
 */
public record PoolSpread(long fromMg, long belowMg, long people, long mg) {}
