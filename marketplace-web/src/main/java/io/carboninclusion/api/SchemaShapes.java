package io.carboninclusion.api;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Mends what the server's scanner says of records and answers: every number of the API is whole, an
 * enumeration or a time is a text and no object, and an object may have properties.
 */
public class SchemaShapes implements OASFilter {

  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getType() == Schema.SchemaType.NUMBER) {
      schema.setType(Schema.SchemaType.INTEGER);
      schema.setFormat("int64");
    }
    if (schema.getType() == Schema.SchemaType.OBJECT && isEmpty(schema)) {
      schema.setType(Schema.SchemaType.STRING);
    }
    if (Integer.valueOf(0).equals(schema.getMaxProperties())) {
      schema.setMaxProperties(null);
      schema.setMinProperties(null);
      schema.setMinLength(null);
      schema.setUniqueItems(null);
      schema.setExclusiveMaximum(null);
      schema.setExclusiveMinimum(null);
    }
    return schema;
  }

  /** A description must be there. */
  @Override
  public APIResponse filterAPIResponse(APIResponse response) {
    if (response.getDescription() == null) {
      response.setDescription("OK");
    }
    return response;
  }

  private static boolean isEmpty(Schema schema) {
    return schema.getRef() == null
        && (schema.getProperties() == null || schema.getProperties().isEmpty())
        && schema.getAdditionalPropertiesSchema() == null;
  }
}
