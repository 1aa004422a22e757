package io.carboninclusion.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The calls of version 1. Their classes are found by their annotations. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "碳普惠减排量交易市场 Carbon inclusion market",
            version = "1",
            description =
                "整数计量：价格与存取款用分（...Fen），金额与余额用千分之一分（...MilliFen），数量用千克（...Kg、kg）；时间为 ISO"
                    + " 8601，带时区。错误是 RFC 9457 问题文档，含 reason 与 field。\n\n"
                    + "Whole numbers only: fen for prices, deposits and payments, thousandths of a"
                    + " fen for amounts and balances, kilograms for quantities; times are ISO 8601"
                    + " with offset. Lists come by cursor. Errors are problem documents (RFC 9457)"
                    + " with a stable reason and the field at fault; Accept-Language chooses"
                    + " Chinese or English."),
    security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
    securitySchemeName = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "POST /tokens 取得，或 API 密钥 · from POST /tokens, or an API key")
public class ApiV1 extends Application {

  /** OpenAPI describes the calls; Jersey's older description would be open to everyone. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
