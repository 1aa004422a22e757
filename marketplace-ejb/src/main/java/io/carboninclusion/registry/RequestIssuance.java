package io.carboninclusion.registry;

/**
 * The wish to issue units of an approved project to its owner.
 *
 * @param instrument the code of an instrument of the project's scheme, kind and years
 * @param kg kilograms, one serial number each
 */
public record RequestIssuance(long project, String instrument, long kg) {}
