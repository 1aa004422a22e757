package io.carboninclusion.web.registry;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.registry.Retirement;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The visitor's own retirements, each with its certificate or the reason why there is none. */
@Named
@RequestScoped
public class MyRetirements {

  private static final int ROWS = 20;

  @Inject private Registry registry;
  @Inject private CurrentCaller currentCaller;

  private Long after;
  private Page<Retirement> retirements;

  public Page<Retirement> getRetirements() {
    if (retirements == null) {
      retirements = registry.retirements(currentCaller.get(), after, ROWS);
    }
    return retirements;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
