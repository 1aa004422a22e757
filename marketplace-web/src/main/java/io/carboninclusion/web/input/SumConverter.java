package io.carboninclusion.web.input;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;

/** Reads a sum in yuan, kept as fen; at most 900 billion yuan. */
@FacesConverter("market.sum")
public class SumConverter implements Converter<Long> {

  private static final Decimal INPUT = new Decimal(2, 90_000_000_000_000L);

  @Override
  public Long getAsObject(FacesContext context, UIComponent component, String typed) {
    return INPUT.read(context, component, typed);
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, Long value) {
    return INPUT.write(value);
  }
}
