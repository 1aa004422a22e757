package io.carboninclusion.web.look;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/**
 * A page speaks the visitor's language from its first phase on, also where the parameters of an
 * address are refused before the page is built. What the browser prefers does not decide.
 */
public class LookViewHandler extends ViewHandlerWrapper {

  public LookViewHandler(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public Locale calculateLocale(FacesContext context) {
    return CDI.current().select(Look.class).get().getLocale();
  }
}
