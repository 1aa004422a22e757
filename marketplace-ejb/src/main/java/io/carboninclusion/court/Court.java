package io.carboninclusion.court;

/**
 * A court of the directory.
 *
 * @param code as it stands in case numbers
 * @param divisionCode administrative division, empty if the directory does not say
 * @param level as the directory has it, 1 to 7, or null
 */
public record Court(
    String code, String name, String divisionCode, String division, Integer level) {}
