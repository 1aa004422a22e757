package io.carboninclusion.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The ways through the site that this visitor has; what a visitor may not do is not offered. */
@Named
@RequestScoped
public class Navigation {

  private static final String ANYONE = "";
  private static final String STRANGER = "-";

  private record Way(String labelKey, String path, Set<String> roles) {}

  /** One entry of the main navigation. */
  public record Item(String labelKey, String path, boolean current) {}

  private static final List<Way> WAYS =
      List.of(
          way("nav.home", "/"),
          way("nav.market", "/market"),
          way("nav.retire", "/retire", "TRADER", STRANGER),
          way("nav.portfolio", "/portfolio", "TRADER"),
          way("nav.approvals", "/approvals", "ADMIN"),
          way("nav.instruments", "/instruments", "ADMIN"),
          way("nav.cash", "/deposits", "ADMIN"),
          way("nav.enterprises", "/enterprises", "ADMIN"));
  private static final List<Way> FOOT =
      List.of(way("nav.market", "/market"), way("nav.api", "/developers/"));

  @Inject private HttpServletRequest request;

  private static Way way(String labelKey, String path, String... roles) {
    return new Way(labelKey, path, roles.length == 0 ? Set.of(ANYONE) : Set.of(roles));
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
    boolean stranger = request.getUserPrincipal() == null;
    return way.roles().stream()
        .anyMatch(
            role ->
                role.equals(ANYONE)
                    || role.equals(STRANGER) && stranger
                    || request.isUserInRole(role));
  }
}
