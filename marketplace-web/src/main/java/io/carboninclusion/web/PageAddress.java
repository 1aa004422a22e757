package io.carboninclusion.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The address the visitor asked for, also when an extensionless one was forwarded to its page. */
record PageAddress(HttpServletRequest request) {

  String path() {
    String asked = (String) request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
    String path = (asked == null ? request.getServletPath() : asked).replace(".xhtml", "");
    return path.equals("/home") ? "/" : path;
  }
}
