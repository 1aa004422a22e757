package io.carboninclusion.web;

import io.carboninclusion.participant.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ways through the site that this visitor has; what a visitor may not do is not offered. */
@Named
@RequestScoped
public class Navigation {

  private record Way(String labelKey, String path, boolean strangers, Set<Role> roles) {}

  /** One entry of the main navigation. */
  public record Item(String labelKey, String path, boolean current) {}

  private static final List<Way> WAYS =
      List.of(
          but("nav.home", "/", Role.ADMIN),
          only("nav.court", "/court-orders", Role.JUDGE),
          anybody("nav.market", "/market"),
          new Way("nav.retire", "/retire", true, Set.of(Role.TRADER)),
          only("nav.portfolio", "/portfolio", Role.TRADER),
          only("nav.approvals", "/approvals", Role.ADMIN),
          only("nav.instruments", "/instruments", Role.ADMIN),
          only("nav.monitor", "/monitor", Role.ADMIN),
          only("nav.cash", "/deposits", Role.ADMIN),
          only("nav.issuances", "/issuances", Role.ADMIN, Role.SELLER),
          only("nav.pools", "/pools", Role.OPERATOR, Role.ADMIN),
          only("nav.partner", "/partner", Role.PARTNER),
          only("nav.enterprises", "/enterprises", Role.ADMIN),
          only("nav.courts", "/courts", Role.ADMIN),
          anybody("nav.projects", "/projects"),
          anybody("nav.certificates", "/certificates"),
          but("nav.check", "/check", Role.ADMIN));
  private static final List<Way> FOOT =
      List.of(
          anybody("nav.ledger", "/ledger"),
          anybody("nav.methodologies", "/methodologies"),
          anybody("nav.check", "/check"),
          anybody("nav.api", "/developers/"));

  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;

  private static Way anybody(String labelKey, String path) {
    return new Way(labelKey, path, true, Set.of(Role.values()));
  }

  /** For anybody who does not have the role: whoever has it finds enough else. */
  private static Way but(String labelKey, String path, Role role) {
    return new Way(labelKey, path, true, EnumSet.complementOf(EnumSet.of(role)));
  }

  private static Way only(String labelKey, String path, Role... roles) {
    return new Way(labelKey, path, false, Set.of(roles));
  }

  public List<Item> getItems() {
    return items(WAYS);
  }

  public List<Item> getFootItems() {
    return items(FOOT);
  }

  public Instant getNow() {
    return Instant.now();
  }

  private List<Item> items(List<Way> ways) {
    String here = new PageAddress(request).path();
    return ways.stream()
        .filter(this::open)
        .map(way -> new Item(way.labelKey(), way.path(), way.path().equals(here)))
        .toList();
  }

  private boolean open(Way way) {
    return visitor.isSignedIn()
        ? way.roles().size() == Role.values().length || way.roles().stream().anyMatch(visitor::has)
        : way.strangers();
  }
}
