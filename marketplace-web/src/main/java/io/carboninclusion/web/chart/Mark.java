package io.carboninclusion.web.chart;

/** A label below a chart. */
public record Mark(String x, String anchor, String label) {}
