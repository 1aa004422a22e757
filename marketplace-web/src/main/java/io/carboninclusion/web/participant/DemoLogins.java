package io.carboninclusion.web.participant;

import io.carboninclusion.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** The user names the login page names while the market runs as a demo, and none otherwise. */
@Named
@ApplicationScoped
public class DemoLogins {

  private static final List<String> NAMES =
      List.of(
          "company",
          "company2",
          "seller",
          "admin1",
          "admin2",
          "judge",
          "clerk",
          "operator",
          "partner");

  private final boolean demo = Settings.fromEnvironment().demo();

  public List<String> getNames() {
    return demo ? NAMES : List.of();
  }
}
