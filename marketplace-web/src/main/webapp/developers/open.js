"use strict";
// The description is the running market's own; nothing is loaded from elsewhere.
SwaggerUIBundle({
  url: new URL("../openapi", document.baseURI).pathname,
  dom_id: "#api",
  deepLinking: true,
  persistAuthorization: false,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
