package io.carboninclusion.registry;

import java.time.Instant;
import java.util.List;

/**
 * A project as people read it.
 *
 * @param owner the seller's enterprise, or null for a project of another registry
 * @param externalId registry and number there, as in {@code VCS VCS1162}, or null
 * @param methodology code, or null where the other registry names none
 * @param methodologyVersion null for projects of other registries
 * @param vintageFrom first year, or null if it is not known
 * @param vintageTo last year, or null if it is not known
 * @param decision the administrator's word, or null
 * @param files only for the owner and administrators, else empty; the content is fetched apart
 */
public record Project(
    long id,
    Long owner,
    String externalId,
    String scheme,
    String methodology,
    String methodologyVersion,
    String activity,
    String region,
    Integer vintageFrom,
    Integer vintageTo,
    String nameZh,
    String nameEn,
    String developer,
    ProjectState state,
    Instant registeredAt,
    Decision decision,
    List<File> files) {

  /** One administrator's word. */
  public record Decision(boolean approved, String reason, String by, Instant at) {}

  /**
   * A document that was added.
   *
   * @param sha256 of its content, 64 hexadecimal digits
   */
  public record File(
      long id, String name, String mediaType, int bytes, String sha256, Instant addedAt) {}

  Project with(List<File> itsFiles) {
    return new Project(
        id,
        owner,
        externalId,
        scheme,
        methodology,
        methodologyVersion,
        activity,
        region,
        vintageFrom,
        vintageTo,
        nameZh,
        nameEn,
        developer,
        state,
        registeredAt,
        decision,
        List.copyOf(itsFiles));
  }
}
