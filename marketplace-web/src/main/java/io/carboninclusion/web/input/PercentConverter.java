package io.carboninclusion.web.input;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;

/** Reads per cent, kept as basis points; at most 100 %. */
@FacesConverter("market.percent")
public class PercentConverter implements Converter<Long> {

  private static final Decimal INPUT = new Decimal(2, 10_000L);

  @Override
  public Long getAsObject(FacesContext context, UIComponent component, String typed) {
    return INPUT.read(context, component, typed);
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, Long value) {
    return INPUT.write(value);
  }
}
