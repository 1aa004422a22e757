package io.carboninclusion.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** JSON as the API takes it: a field that no record has is refused, not dropped. */
@Provider
public class Json implements ContextResolver<Jsonb> {

  private final Jsonb jsonb =
      JsonbBuilder.create(
          new JsonbConfig().setProperty("jsonb.fail-on-unknown-properties", Boolean.TRUE));

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }
}
