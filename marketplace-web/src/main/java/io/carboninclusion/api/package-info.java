/**
 * The calls under {@code /api/v1}: JSON in whole numbers, refusals as problem documents (RFC 9457).
 *
 * <p>A resource reads the request, takes the caller, makes one call to a room's door and answers.
 */
package io.carboninclusion.api;
