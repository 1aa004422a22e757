package io.carboninclusion.api;

/**
 * Why a call failed (RFC 9457).
 *
 * @param type stable, one for each reason
 * @param title the kind of failure, by status
 * @param detail a sentence a person understands, with the numbers in it
 * @param field the input at fault, or absent
 * @param reason the reason's name, for programs
 * @param incident what the log has it under when the fault is ours, or absent
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String field,
    String reason,
    String incident) {

  public static final String MEDIA_TYPE = "application/problem+json";
}
