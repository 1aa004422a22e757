package io.carboninclusion.web.input;

import io.carboninclusion.web.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.FacesValidator;
import jakarta.faces.validator.Validator;
import jakarta.faces.validator.ValidatorException;

/**
 * What cannot be undone needs its consequence ticked; the attribute "mustTick" says so otherwise.
 */
@FacesValidator("market.ticked")
public class TickedValidator implements Validator<Boolean> {

  @Override
  public void validate(FacesContext context, UIComponent component, Boolean ticked) {
    if (!Boolean.TRUE.equals(ticked)) {
      Object sentence =
          component
              .getAttributes()
              .getOrDefault(
                  "mustTick", Texts.sentence(context.getViewRoot().getLocale(), "input.ticked"));
      throw new ValidatorException(
          new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence.toString(), null));
    }
  }
}
