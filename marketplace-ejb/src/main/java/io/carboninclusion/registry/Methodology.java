package io.carboninclusion.registry;

import io.carboninclusion.trading.InstrumentKind;

/** Versioned rules that turn acts or growth into reductions, of one scheme. */
public record Methodology(
    String code,
    String version,
    String scheme,
    InstrumentKind kind,
    String nameZh,
    String nameEn) {}
