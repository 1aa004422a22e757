package io.carboninclusion.web.registry;

import io.carboninclusion.registry.ImportReport;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;

/** A file of another registry's projects, and what became of each line of it. */
@Named
@RequestScoped
public class ProjectImportForm {

  private static final String REPORT = "importReport";

  @Inject private Registry registry;
  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;

  private Part file;

  /** The report is shown once, on the page that follows. */
  public String importFile() throws IOException {
    ImportReport report =
        registry.importProjects(currentCaller.get(), file.getInputStream().readAllBytes());
    flash().put(REPORT, report);
    return "/project-import?faces-redirect=true";
  }

  public ImportReport getReport() {
    return (ImportReport) flash().get(REPORT);
  }

  public String sentence(ImportReport.BadLine line) {
    return Texts.of(line.refusal(), look.getLocale());
  }

  private static Flash flash() {
    return FacesContext.getCurrentInstance().getExternalContext().getFlash();
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
