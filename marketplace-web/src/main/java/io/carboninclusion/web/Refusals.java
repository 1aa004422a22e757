package io.carboninclusion.web;

import io.carboninclusion.kernel.Rejected;
import jakarta.ejb.EJBException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.primefaces.component.inputtext.InputText;
import org.primefaces.component.inputtextarea.InputTextarea;
import org.primefaces.util.ComponentUtils;

/** Turns refusals into sentences on the page: beside the input they name, or above the form. */
public final class Refusals {

  private Refusals() {}

  /** What {@code preview} gives, or nothing and the sentence why. */
  public static <T> Optional<T> shownFor(UIComponent near, Supplier<T> preview) {
    try {
      return Optional.ofNullable(preview.get());
    } catch (Rejected refusal) {
      show(refusal, near);
      return Optional.empty();
    }
  }

  /** The refusal that lies in what was thrown, or null: then it is a bug. */
  static Rejected in(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = next(cause)) {
      if (cause instanceof Rejected refusal) {
        return refusal;
      }
    }
    return null;
  }

  static void show(Rejected refusal, UIComponent near) {
    FacesContext context = FacesContext.getCurrentInstance();
    String sentence = Texts.of(refusal, context.getViewRoot().getLocale());
    context.addMessage(
        inputOf(context, near, refusal.field()),
        new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    context.validationFailed();
  }

  private static Throwable next(Throwable cause) {
    return cause instanceof EJBException failed && failed.getCausedByException() != null
        ? failed.getCausedByException()
        : cause.getCause();
  }

  /** An invalid input shows what was submitted, and that is gone once it has been converted. */
  private static void keepWhatWasTyped(
      FacesContext context, UIComponent component, EditableValueHolder input) {
    if (component instanceof InputText || component instanceof InputTextarea) {
      input.setSubmittedValue(ComponentUtils.getValueToRender(context, component));
    }
  }

  /**
   * The client id of the input that bears the field's name, marked invalid; null if there is none.
   */
  private static String inputOf(FacesContext context, UIComponent near, String field) {
    UIComponent form = near;
    while (form != null && !(form instanceof UIForm)) {
      form = form.getParent();
    }
    if (field == null) {
      return null;
    }
    AtomicReference<String> clientId = new AtomicReference<>();
    (form == null ? context.getViewRoot() : form)
        .visitTree(
            VisitContext.createVisitContext(context),
            (visit, component) -> {
              if (component instanceof EditableValueHolder input
                  && field.equals(component.getId())) {
                keepWhatWasTyped(context, component, input);
                input.setValid(false);
                clientId.set(component.getClientId(context));
                return VisitResult.COMPLETE;
              }
              return VisitResult.ACCEPT;
            });
    return clientId.get();
  }
}
