package io.carboninclusion.web.personal;

import io.carboninclusion.personal.RefusedLine;
import io.carboninclusion.personal.Upload;
import io.carboninclusion.personal.Uploads;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** All lines of an upload that were not counted, as CSV, for the partner that sent it. */
@WebServlet("/upload-refusals")
public class RefusalsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Uploads uploads;
  @Inject private transient CurrentCaller currentCaller;
  @Inject private transient Look look;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String typed = request.getParameter("id");
    long id = typed != null && typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    Answer<Upload> upload = Answer.of(() -> uploads.get(currentCaller.get(), id));
    if (upload.value() == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Disposition", "attachment; filename=refused-" + id + ".csv");
    Locale language = look.getLocale();
    PrintWriter out = response.getWriter();
    out.print("line,reason,message\r\n");
    uploads.eachRefused(currentCaller.get(), id, line -> write(out, line, language));
  }

  private static void write(PrintWriter out, RefusedLine line, Locale language) {
    String sentence = Texts.sentence(language, "line." + line.reason(), line.arguments().toArray());
    out.print(
        line.line() + "," + line.reason() + ",\"" + sentence.replace("\"", "\"\"") + "\"\r\n");
  }
}
