package io.carboninclusion.web;

import io.carboninclusion.kernel.Rejected;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;

/**
 * The one place that catches refusals of actions: the page stays as it is, with all that was typed,
 * and says why. Anything but a refusal is a bug and goes on to the error page.
 */
public class RefusalListener implements ActionListener {

  private final ActionListener wrapped;

  public RefusalListener(ActionListener wrapped) {
    this.wrapped = wrapped;
  }

  @Override
  public void processAction(ActionEvent event) {
    try {
      wrapped.processAction(event);
    } catch (RuntimeException thrown) {
      Rejected refusal = Refusals.in(thrown);
      if (refusal == null) {
        throw thrown;
      }
      Refusals.show(refusal, event.getComponent());
      FacesContext.getCurrentInstance().renderResponse();
    }
  }
}
