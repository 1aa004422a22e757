package io.carboninclusion.personal;

import io.carboninclusion.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;

/** Where this market keeps the files of uploads. */
@ApplicationScoped
class Spools {

  @Inject PersonalSecret secret;

  static Path folder() {
    return Settings.fromEnvironment().home().resolve("uploads");
  }

  /** Throws IllegalStateException without the secret of the market. */
  Spool spool() {
    return new Spool(folder(), secret.get());
  }
}
