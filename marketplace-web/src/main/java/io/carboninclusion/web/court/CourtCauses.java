package io.carboninclusion.web.court;

import io.carboninclusion.court.Cause;
import io.carboninclusion.court.CourtDesk;
import io.carboninclusion.web.look.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What a case may be about, read once for a page. */
@Named
@RequestScoped
public class CourtCauses {

  @Inject private CourtDesk desk;
  @Inject private Look look;

  private List<Cause> all;

  public List<Cause> getAll() {
    if (all == null) {
      all = desk.causes();
    }
    return all;
  }

  /** The cause of a code, or null. */
  public Cause of(String code) {
    return getAll().stream().filter(cause -> cause.code().equals(code)).findFirst().orElse(null);
  }

  /** A cause's name in the visitor's language; empty without a code. */
  public String nameOf(String code) {
    Cause cause = of(code);
    return cause == null ? (code == null ? "" : code) : name(cause);
  }

  public String name(Cause cause) {
    return look.isEnglish() ? cause.nameEn() : cause.nameZh();
  }
}
