package io.carboninclusion.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Who looks at the page: nobody, or one user of one enterprise. */
@Named
@RequestScoped
public class Visitor {

  @Inject private HttpServletRequest request;

  public boolean isSignedIn() {
    return request.getUserPrincipal() != null;
  }

  public String getDisplayName() {
    return isSignedIn() ? request.getUserPrincipal().getName() : "";
  }

  public String getEnterpriseName() {
    return "";
  }

  public String getRoleName() {
    return "";
  }
}
