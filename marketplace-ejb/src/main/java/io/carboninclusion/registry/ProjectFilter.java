package io.carboninclusion.registry;

/**
 * Which projects to list; null means any.
 *
 * @param own only those of the caller's enterprise
 * @param words part of a name, the developer or the number in another registry
 */
public record ProjectFilter(String scheme, ProjectState state, boolean own, String words) {

  public static final ProjectFilter ALL = new ProjectFilter(null, null, false, null);
}
