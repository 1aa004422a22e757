package io.carboninclusion.web.input;

import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;

/** Reads a time of the day written as 13:00, up to 24:00; kept as minutes from midnight. */
@FacesConverter("market.timeOfDay")
public class TimeOfDayConverter implements Converter<Long> {
  private static final int MINUTES_AN_HOUR = 60;

  @Override
  public Long getAsObject(FacesContext context, UIComponent component, String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    String time = typed.strip().replace('：', ':');
    if (!time.matches("([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00")) {
      throw new ConverterException(
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR,
              Texts.sentence(
                  context.getViewRoot().getLocale(),
                  "input.time",
                  component.getAttributes().getOrDefault("label", "")),
              null));
    }
    int colon = time.indexOf(':');
    return Long.parseLong(time.substring(0, colon)) * MINUTES_AN_HOUR
        + Long.parseLong(time.substring(colon + 1));
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, Long minute) {
    return minute == null ? "" : Figures.timeOfDay(minute);
  }
}
