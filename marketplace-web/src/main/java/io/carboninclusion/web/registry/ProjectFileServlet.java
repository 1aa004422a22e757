package io.carboninclusion.web.registry;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.registry.ProjectFile;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A project's document, as an attachment, to whom the register shows it; to all others 404. */
@WebServlet("/project-file")
public class ProjectFileServlet extends HttpServlet {

  @Inject private Registry registry;
  @Inject private CurrentCaller currentCaller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer<ProjectFile> answer =
        Answer.of(
            () ->
                registry.file(
                    currentCaller.get(), number(request, "project"), number(request, "file")));
    if (answer.value() == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    ProjectFile file = answer.value();
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    response.setContentType(file.mediaType());
    response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name);
    response.setContentLength(file.content().length);
    response.getOutputStream().write(file.content());
  }

  private static long number(HttpServletRequest request, String name) {
    String typed = request.getParameter(name);
    if (typed == null || !typed.matches("[0-9]{1,18}")) {
      throw Rejected.because("UNKNOWN_FILE", "");
    }
    return Long.parseLong(typed);
  }
}
