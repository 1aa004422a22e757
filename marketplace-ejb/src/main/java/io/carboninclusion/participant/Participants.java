package io.carboninclusion.participant;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Enterprises and their users.
 *
 * <p>An enterprise signs up with its credit code and a first user, waits, and is approved or
 * rejected by one administrator; {@link EnterpriseApproved} tells the other rooms. Its users who
 * may MANAGE add further ones and say what each may do.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Participants {

  public static final int NAME_LIMIT = 200;
  public static final int NOTE_LIMIT = 1_000;
  public static final int USER_LIMIT = 200;

  @Inject Enterprises enterprises;
  @Inject Users users;
  @Inject LoginQueue loginQueue;
  @Inject Administrators administrators;
  @Inject Transactions transactions;
  @Inject KnownCallers knownCallers;
  @Inject Trail trail;
  @Inject Event<EnterpriseApproved> approved;

  /**
   * @throws Rejected KIND_NOT_OFFERED, CREDIT_CODE_..., CREDIT_CODE_TAKEN, LOGIN_UNUSABLE,
   *     LOGIN_TAKEN, PASSWORD_UNUSABLE, LOGIN_BUSY, TEXT_...
   */
  public Enterprise signUp(SignUp wish) {
    if (wish.kind() == null || wish.kind() == EnterpriseKind.MARKET) {
      throw Rejected.because(ParticipantRefusal.KIND_NOT_OFFERED).at("kind");
    }
    String name = Text.line("name", wish.name(), NAME_LIMIT);
    CreditCode code = creditCode(wish.creditCode());
    Credentials credentials =
        Credentials.of(wish.login(), wish.password(), wish.displayName(), loginQueue);
    return transactions.inNew(
        () -> {
          if (enterprises.has(code)) {
            throw Rejected.because(ParticipantRefusal.CREDIT_CODE_TAKEN, code.value())
                .at("creditCode");
          }
          Instant now = Clock.systemUTC().instant();
          EnterpriseRow row = new EnterpriseRow(wish.kind(), name, code, false, now);
          enterprises.add(row);
          UserRow first = new UserRow(row, credentials, EnumSet.allOf(Right.class), now);
          users.add(first, credentials.login());
          trail.record(
              first.caller().actor(),
              "SIGN_UP",
              "enterprise " + row.id(),
              Map.of("kind", wish.kind().name(), "creditCode", code.value()));
          return row.read();
        });
  }

  /**
   * One administrator's word, once.
   *
   * @param note the reason, at most {@value #NOTE_LIMIT} characters; may be left out
   * @throws Rejected NOT_ALLOWED, UNKNOWN_ENTERPRISE, ALREADY_DECIDED
   */
  public Enterprise decide(Caller caller, long enterpriseId, boolean approve, String note) {
    caller.require(Role.ADMIN);
    String reason = Text.note("note", note, NOTE_LIMIT);
    Enterprise decided =
        knownCallers.change(
            () -> {
              EnterpriseRow row = enterprises.getLocked(enterpriseId);
              row.decide(approve, caller.userId(), reason, Clock.systemUTC().instant());
              trail.record(
                  caller.actor(),
                  approve ? "APPROVE" : "REJECT",
                  "enterprise " + enterpriseId,
                  Map.of("note", reason));
              return row.read();
            });
    if (approve) {
      approved.fire(new EnterpriseApproved(enterpriseId, decided.kind()));
    }
    return decided;
  }

  /**
   * For administrators, the newest first.
   *
   * @param state only those, or null for all
   * @param cursor {@link Page#next} of the page before, or null
   */
  public Page<Enterprise> list(Caller caller, EnterpriseState state, Long cursor, int limit) {
    caller.require(Role.ADMIN);
    return enterprises.list(state, cursor, Page.size(limit));
  }

  /** For rooms, which show and check whom they deal with. */
  public Optional<Enterprise> find(long enterpriseId) {
    return enterprises.find(enterpriseId).map(EnterpriseRow::read);
  }

  /** For rooms, whose users name another enterprise: an approved one by its code, as typed. */
  public Optional<Enterprise> findApproved(String creditCode) {
    return enterprises.findApproved(creditCode.strip()).map(EnterpriseRow::read);
  }

  /** For rooms after a start: approved enterprises, to make up for an event that was lost. */
  public Page<Enterprise> approved(Long cursor, int limit) {
    return enterprises.list(EnterpriseState.APPROVED, cursor, Page.size(limit));
  }

  /** The users of the caller's own enterprise. */
  public List<User> users(Caller caller) {
    return users.of(caller.enterpriseId()).stream().map(UserRow::read).toList();
  }

  /**
   * Adds a user to the caller's own enterprise. A new administrator of the market waits for a
   * second one's approval, or one alone could be two.
   *
   * @throws Rejected RIGHT_MISSING, LOGIN_UNUSABLE, LOGIN_TAKEN, PASSWORD_UNUSABLE, LOGIN_BUSY,
   *     TOO_MANY_USERS, TEXT_...
   */
  public User addUser(Caller caller, NewUser wish) {
    caller.requireRight(Right.MANAGE);
    Credentials credentials =
        Credentials.of(wish.login(), wish.password(), wish.displayName(), loginQueue);
    return transactions.inNew(
        () -> {
          EnterpriseRow own = enterprises.getLocked(caller.enterpriseId());
          if (users.of(own.id()).size() >= USER_LIMIT) {
            throw Rejected.because(ParticipantRefusal.TOO_MANY_USERS, USER_LIMIT);
          }
          UserRow user = new UserRow(own, credentials, wish.rights(), Clock.systemUTC().instant());
          users.add(user, credentials.login());
          if (caller.is(Role.ADMIN)) {
            user.await(administrators.propose(caller, user));
          }
          recordUser(caller, "ADD_USER", user);
          return user.read();
        });
  }

  /**
   * @param rights from now on exactly these
   * @throws Rejected RIGHT_MISSING, UNKNOWN_USER (also if of another enterprise), OWN_RIGHTS
   */
  public User changeRights(Caller caller, long userId, Set<Right> rights) {
    caller.requireRight(Right.MANAGE);
    if (userId == caller.userId()) {
      throw Rejected.because(ParticipantRefusal.OWN_RIGHTS);
    }
    return knownCallers.change(
        () -> {
          UserRow user =
              users
                  .find(userId)
                  .filter(found -> found.isOf(caller.enterpriseId()))
                  .orElseThrow(
                      () ->
                          Rejected.because(ParticipantRefusal.UNKNOWN_USER, Long.toString(userId)));
          user.grant(rights);
          recordUser(caller, "CHANGE_RIGHTS", user);
          return user.read();
        });
  }

  /** What the user may do at this moment, or nothing for a user who is not active. */
  public Optional<Caller> findCaller(long userId) {
    return users.find(userId).filter(UserRow::isActive).map(UserRow::caller);
  }

  private void recordUser(Caller caller, String verb, UserRow user) {
    trail.record(
        caller.actor(),
        verb,
        "user " + user.id(),
        Map.of("rights", String.join(" ", names(user.read().rights()))));
  }

  private static List<String> names(Set<Right> rights) {
    return rights.stream().sorted().map(Right::name).toList();
  }

  /**
   * The code as it will be kept, for a form that says at once whether it can be one.
   *
   * @throws Rejected CREDIT_CODE_LENGTH, CREDIT_CODE_FORMAT, CREDIT_CODE_CHECK_DIGIT
   */
  public static CreditCode creditCode(String typed) {
    try {
      return CreditCode.parse(typed);
    } catch (Rejected refusal) {
      throw refusal.at("creditCode");
    }
  }
}
