package io.carboninclusion.web;

import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * Who looks at the page: nobody, or one user of one enterprise. Only for what a page offers; what
 * may be done is decided at the doors.
 */
@Named
@RequestScoped
public class Visitor {

  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;

  public boolean isSignedIn() {
    return currentCaller.find().isPresent();
  }

  public boolean isApproved() {
    return is(Caller::approved);
  }

  public boolean isTrader() {
    return is(caller -> caller.is(Role.TRADER) && caller.may(Right.VIEW));
  }

  public boolean isMayTrade() {
    return is(caller -> caller.is(Role.TRADER) && caller.may(Right.TRADE));
  }

  public boolean isMayRetire() {
    return is(caller -> caller.is(Role.TRADER) && caller.may(Right.RETIRE));
  }

  public boolean isMayManage() {
    return is(caller -> caller.may(Right.MANAGE));
  }

  public boolean isSeller() {
    return is(caller -> caller.is(Role.SELLER));
  }

  public boolean isOperator() {
    return is(caller -> caller.is(Role.OPERATOR) && caller.may(Right.TRADE));
  }

  public boolean isJudge() {
    return is(caller -> caller.is(Role.JUDGE));
  }

  /** The judge of a court, who binds it; others of the court prepare. */
  public boolean isMayJudge() {
    return is(caller -> caller.is(Role.JUDGE) && caller.may(Right.RETIRE));
  }

  public boolean isAdministrator() {
    return is(caller -> caller.is(Role.ADMIN));
  }

  public boolean has(Role role) {
    return is(caller -> caller.is(role));
  }

  public long getUserId() {
    return currentCaller.find().map(Caller::userId).orElse(0L);
  }

  public String getDisplayName() {
    return currentCaller.find().map(Caller::displayName).orElse("");
  }

  public String getEnterpriseName() {
    return currentCaller.find().map(Caller::enterpriseName).orElse("");
  }

  /** What the enterprise is in the market, its first role. */
  public String getRoleName() {
    return currentCaller
        .find()
        .flatMap(caller -> caller.roles().stream().min(Comparator.naturalOrder()))
        .map(role -> Texts.sentence(look.getLocale(), "Role." + role.name()))
        .orElse("");
  }

  private boolean is(Predicate<Caller> condition) {
    return currentCaller.find().filter(condition).isPresent();
  }
}
