package io.carboninclusion.web;

import io.carboninclusion.kernel.Rejected;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one place where a refusal becomes a sentence on the page: beside the input it names, or above
 * the form. The page stays as it is, with all that was typed; anything but a refusal is a bug and
 * goes on to the error page.
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
      Rejected refusal = refusalIn(thrown);
      if (refusal == null) {
        throw thrown;
      }
      FacesContext context = FacesContext.getCurrentInstance();
      String sentence = Texts.of(refusal, context.getViewRoot().getLocale());
      context.addMessage(
          inputOf(context, event.getComponent(), refusal.field()),
          new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
      context.validationFailed();
      context.renderResponse();
    }
  }

  private static Rejected refusalIn(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Rejected refusal) {
        return refusal;
      }
    }
    return null;
  }

  /** The client id of the input that bears the field's name, marked invalid; null if there is none. */
  private static String inputOf(FacesContext context, UIComponent source, String field) {
    UIComponent form = source;
    while (form != null && !(form instanceof UIForm)) {
      form = form.getParent();
    }
    if (field == null || form == null) {
      return null;
    }
    AtomicReference<String> clientId = new AtomicReference<>();
    form.visitTree(
        VisitContext.createVisitContext(context),
        (visit, component) -> {
          if (component instanceof EditableValueHolder input && field.equals(component.getId())) {
            input.setValid(false);
            clientId.set(component.getClientId(context));
            return VisitResult.COMPLETE;
          }
          return VisitResult.ACCEPT;
        });
    return clientId.get();
  }
}
