package io.carboninclusion.participant;

import io.carboninclusion.audit.Actor;
import io.carboninclusion.kernel.Rejected;
import java.util.Set;

/**
 * Who calls a door: one user of one enterprise with what both may do at this moment. Made by {@link
 * Participants} alone: from a login anew for each request, from a token or an API key {@link
 * KnownCallers#LIFE} after it was looked up at the latest.
 *
 * @param enterpriseId the enterprise, whose own account has the same number
 * @param account the account that orders and reads are about: the enterprise's own, or a pool's of
 *     it, see {@link TradingAccounts#acting}
 * @param roles the enterprise's roles; none before its approval
 * @param rights the user's own
 */
public record Caller(
    long userId,
    long enterpriseId,
    long account,
    String login,
    String displayName,
    String enterpriseName,
    boolean approved,
    Set<Role> roles,
    Set<Right> rights) {

  public Caller {
    roles = Set.copyOf(roles);
    rights = Set.copyOf(rights);
  }

  /**
   * Goes on only if the enterprise has one of these roles.
   *
   * @throws Rejected NOT_APPROVED, NOT_ALLOWED
   */
  public void require(Role... anyOf) {
    requireApproved();
    for (Role role : anyOf) {
      if (roles.contains(role)) {
        return;
      }
    }
    throw Rejected.because(ParticipantRefusal.NOT_ALLOWED);
  }

  /**
   * Goes on only if the enterprise is approved and the user has this right.
   *
   * @throws Rejected NOT_APPROVED, RIGHT_MISSING {right}
   */
  public void requireRight(Right right) {
    requireApproved();
    if (!rights.contains(right)) {
      throw Rejected.because(ParticipantRefusal.RIGHT_MISSING, right);
    }
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  public boolean may(Right right) {
    return approved && rights.contains(right);
  }

  /** The same caller on another account, whose owner was checked. */
  Caller on(long otherAccount) {
    return new Caller(
        userId,
        enterpriseId,
        otherAccount,
        login,
        displayName,
        enterpriseName,
        approved,
        roles,
        rights);
  }

  /** Whether the caller acts on its enterprise's own account. */
  public boolean isOnOwnAccount() {
    return account == enterpriseId;
  }

  /** Whether that enterprise is the caller's own. */
  public boolean owns(long otherEnterpriseId) {
    return enterpriseId == otherEnterpriseId;
  }

  /** The caller as the trail and the approvals name the person. */
  public Actor actor() {
    return new Actor(userId, displayName, is(Role.ADMIN));
  }

  private void requireApproved() {
    if (!approved) {
      throw Rejected.because(ParticipantRefusal.NOT_APPROVED);
    }
  }
}
