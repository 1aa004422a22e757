package io.carboninclusion.registry;

/**
 * A seller's wish to register a project; files are added to it afterwards.
 *
 * @param vintageFrom the first year whose reductions are to be issued
 * @param vintageTo the last one, which belongs to them
 * @param nameEn may be left out
 */
public record RegisterProject(
    String scheme,
    String methodology,
    String methodologyVersion,
    String region,
    Integer vintageFrom,
    Integer vintageTo,
    String nameZh,
    String nameEn,
    String developer) {}
