package io.carboninclusion.registry;

/**
 * A city's or province's carbon-inclusion scheme, or another registry whose projects are listed.
 *
 * @param otherRegistry whether nothing of it is issued here
 */
public record Scheme(String code, String nameZh, String nameEn, boolean otherRegistry) {}
