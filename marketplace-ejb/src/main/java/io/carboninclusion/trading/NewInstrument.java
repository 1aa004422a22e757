package io.carboninclusion.trading;

/**
 * An instrument to be listed.
 *
 * @param code capitals, digits and hyphens, as in {@code SC-FOR-2024}; at most 24
 * @param scheme the scheme's code, as in {@code SC}
 * @param vintage the year of the reductions
 */
public record NewInstrument(
    String code,
    String nameZh,
    String nameEn,
    InstrumentKind kind,
    String scheme,
    int vintage,
    long lotKg,
    long tickFen) {}
