package io.carboninclusion.web.input;

import io.carboninclusion.web.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads a day written as 2026-11-20. */
@FacesConverter("market.date")
public class DateConverter implements Converter<LocalDate> {

  @Override
  public LocalDate getAsObject(FacesContext context, UIComponent component, String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException unreadable) {
      throw new ConverterException(
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR,
              Texts.sentence(
                  context.getViewRoot().getLocale(),
                  "input.date",
                  component.getAttributes().getOrDefault("label", "")),
              null),
          unreadable);
    }
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
