package io.carboninclusion.participant;

import io.carboninclusion.audit.Actor;
import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Lets the first people in: a market without any user gets, at its start, either the demo's users
 * or the administrators its owner named. It never touches a market that has users.
 */
@Singleton
@Startup
@DependsOn("StartChecks")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstUsers {

  private static final Actor SET_UP = new Actor(0, "set-up", true);

  @Inject Enterprises enterprises;
  @Inject Users users;
  @Inject LoginQueue loginQueue;
  @Inject Administrators administrators;
  @Inject Transactions transactions;
  @Inject Trail trail;
  @Inject Event<EnterpriseApproved> approved;

  @PostConstruct
  void start() {
    Settings settings = Settings.fromEnvironment();
    if (!enterprises.hasAdministration()) {
      letIn(settings.demo() ? Demo.newcomers(settings) : administrators(settings));
    }
    administrators.resume();
  }

  /** An enterprise of the first hour and its users, each with a password. */
  record Newcomer(
      EnterpriseKind kind, String name, CreditCode code, boolean demo, List<NewUser> users) {}

  private void letIn(List<Newcomer> newcomers) {
    for (Newcomer newcomer : newcomers) {
      List<Credentials> credentials =
          newcomer.users().stream()
              .map(u -> Credentials.of(u.login(), u.password(), u.displayName(), loginQueue))
              .toList();
      long id = transactions.inNew(() -> letIn(newcomer, credentials));
      approved.fire(new EnterpriseApproved(id, newcomer.kind()));
    }
  }

  private long letIn(Newcomer newcomer, List<Credentials> credentials) {
    Instant now = Clock.systemUTC().instant();
    EnterpriseRow row =
        new EnterpriseRow(newcomer.kind(), newcomer.name(), newcomer.code(), newcomer.demo(), now);
    enterprises.add(row);
    row.decide(true, SET_UP.userId(), "", now);
    for (int i = 0; i < credentials.size(); i++) {
      Credentials first = credentials.get(i);
      users.add(new UserRow(row, first, newcomer.users().get(i).rights(), now), first.login());
    }
    trail.record(SET_UP, "SET_UP", "enterprise " + row.id(), Map.of("name", newcomer.name()));
    return row.id();
  }

  private static List<Newcomer> administrators(Settings settings) {
    List<String> logins = settings.firstAdministrators();
    List<String> passwords = settings.firstAdministratorPasswords();
    if (passwords.size() < logins.size()) {
      throw new IllegalStateException(
          "MARKET_FIRST_ADMINS is set and MARKET_FIRST_ADMINS_PASSWORD is not; the launcher gives"
              + " it, another server must.");
    }
    List<NewUser> first = new ArrayList<>();
    for (int i = 0; i < logins.size(); i++) {
      first.add(
          new NewUser(logins.get(i), passwords.get(i), logins.get(i), EnumSet.allOf(Right.class)));
    }
    return first.isEmpty()
        ? List.of()
        : List.of(new Newcomer(EnterpriseKind.MARKET, "碳普惠市场", null, false, first));
  }
}
