package io.carboninclusion.participant;

import java.util.Set;

/**
 * A user as colleagues read it.
 *
 * @param active false while a second administrator has not yet approved a new administrator
 */
public record User(long id, String login, String displayName, Set<Right> rights, boolean active) {}
